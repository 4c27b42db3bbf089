// Polish sentences for the refusals of the portal and of documents, by the refusal's code.

export const portal = {
  'code-wrong': 'Kod jest błędny lub nieaktualny. Proszę poprosić o nowy.',
  'customer-unknown': 'Nie ma takiego klienta.',
  'delivery-unknown': 'Nie ma takiej dostawy.',
  'feedback-final': 'Od tej opinii minęło już zbyt dużo czasu, by ją zmienić.',
  'invoice-unknown': 'Nie ma takiej faktury.',
  'link-invalid': 'Ten link już nie działa.',
  'no-links': 'Nie można tworzyć linków: serwer nie zna swojego publicznego adresu.',
  'not-delivered': 'Ta przesyłka jeszcze nie dotarła.',
  'not-on-account': 'Na fakturę można ponowić tylko zamówienie, które było na fakturę.',
  'nothing-to-order': 'Żaden produkt z tego zamówienia nie jest już sprzedawany.',
  'order-unknown': 'Nie ma takiego zamówienia.',
  'sign-in-needed': 'Aby to zrobić, trzeba się zalogować kodem, który wyślemy e-mailem.',
};

export const documents = {
  'label-gone': 'Przewoźnik nie udostępnia etykiety tej przesyłki.',
  'no-label': 'Przewoźnik nie przygotował jeszcze etykiety tej przesyłki.',
  'not-shipped': 'Towar jest odbierany na miejscu; nie ma etykiety.',
  'own-label': 'Etykietę tej przesyłki przygotował sam magazyn.',
};
