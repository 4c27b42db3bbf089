// Polish sentences for the refusals of cases and messages, by the refusal's code.

export const service = {
  'always-closed': 'Godziny pracy muszą obejmować co najmniej jeden dzień w tygodniu.',
  'amount-exceeds-invoiced': 'To więcej, niż pozostało z zafakturowanej kwoty.',
  'amount-exceeds-paid': 'To więcej, niż zapłacono i nie zwrócono albo niż jeszcze się należy.',
  'appeasement-decided': 'O tej rekompensacie już zdecydowano.',
  'appeasement-unknown': 'Nie ma takiej rekompensaty.',
  'beyond-limit': 'To przekracza limit Twojej roli; zatwierdzić może ktoś z wyższym limitem.',
  'case-closed': 'Sprawa jest zamknięta; otwórz nową i powiąż ją z tą.',
  'case-not-resolved': 'Sprawa nie jest rozwiązana.',
  'case-resolved': 'Sprawa jest już rozwiązana.',
  'case-unknown': 'Nie ma takiej sprawy.',
  'currency-unknown': 'Tej waluty nie ma w ISO 4217.',
  'customer-unknown': 'Nie ma takiego klienta.',
  'line-unknown': 'Zamówienie nie ma takiej pozycji.',
  'no-address': 'Adres e-mail tego klienta nie jest znany, więc nie można wysłać odpowiedzi.',
  'note-unknown': 'Nie ma takiej notatki.',
  'nothing-invoiced': 'Za to zamówienie nic jeszcze nie zafakturowano, więc nie ma czego zwrócić.',
  'nothing-to-change': 'Nie ma nic do zmiany.',
  'order-unknown': 'Nie ma takiego zamówienia.',
  'own-request': 'Kto poprosił o rekompensatę, nie może jej zatwierdzić.',
  'percent-or-amount': 'Podaj albo kwotę, albo procent.',
  'quantity-too-large': 'Tylu sztuk tej pozycji nie sprzedano albo już je rozliczono.',
  'reopen-too-late': 'Sprawę rozwiązano zbyt dawno, by otworzyć ją ponownie; otwórz nową i powiąż ją z tą.',
  'replacement-refused': 'Nie udało się zamówić towaru zastępczego.',
  'same-case': 'Sprawy nie można połączyć ani powiązać z nią samą.',
  'settlement-refused': 'Nie udało się zwrócić pieniędzy.',
  'time-zone-unknown': 'Nie ma takiej strefy czasowej.',
};

export const notifications = {
  'not-reported': 'Dla tej próby wysłania wiadomości nie czekamy na raport.',
  'not-suppressed': 'Dla tego adresu niczego nie wyłączono.',
  'recipient-suppressed': 'Wiadomości tego rodzaju na ten adres są wyłączone; najpierw je włącz.',
  'still-under-way': 'Wiadomość czeka na wysłanie albo jest wysyłana.',
  'unknown-message': 'Nie ma takiej wiadomości.',
};
