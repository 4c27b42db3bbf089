// The texts of messages in Polish. Plain text; nothing here knows of HTML.
import { plural } from '../render/format.ts';
import type { Texts } from './text-form.ts';

export const pl: Texts = {
  greeting: (name) => (name ? `Dzień dobry, ${name}!` : 'Dzień dobry!'),
  items: (count) =>
    `${count} ${plural('pl', count, { one: 'produkt', few: 'produkty', many: 'produktów', other: 'produktu' })}`,
  closing: (shop) => `Z poważaniem\n${shop}`,
  contact: (email) => `Mają Państwo pytania? Prosimy o wiadomość na adres ${email} – chętnie pomożemy.`,
  footer: (w) =>
    w.orderNumber
      ? `Otrzymują Państwo tę wiadomość w związku z zamówieniem ${w.orderNumber}. Nadawca: ${w.shopName}.`
      : `Otrzymują Państwo tę wiadomość na własną prośbę. Nadawca: ${w.shopName}.`,
  labels: {
    orderNumber: 'Numer zamówienia',
    item: 'Produkt',
    quantity: 'Ilość',
    price: 'Cena',
    goods: 'Produkty',
    discount: 'Rabat',
    shipping: 'Dostawa',
    tax: 'Podatek',
    total: 'Razem',
    amount: 'Kwota',
    carrier: 'Przewoźnik',
    trackingNumber: 'Numer przesyłki',
    deliverTo: 'Adres dostawy',
    collectAt: 'Miejsce odbioru',
    collectBy: 'Termin odbioru',
    pickupCode: 'Kod odbioru',
    expected: 'Przewidywany termin dostawy',
    newDate: 'Nowy termin dostawy',
    previousDate: 'Poprzedni termin',
    reason: 'Powód',
    track: 'Śledź przesyłkę',
    viewOrder: 'Zobacz zamówienie',
    payAgain: 'Opłać zamówienie',
    iAmHere: 'Jestem na miejscu',
    reference: 'Numer zgłoszenia',
    sku: 'Nr produktu',
  },
  reasons: {
    'out-of-stock': 'Brak produktu w magazynie',
    'supplier-delay': 'Opóźnienie po stronie dostawcy',
    'carrier-delay': 'Opóźnienie po stronie przewoźnika',
    weather: 'Trudne warunki pogodowe',
    'high-demand': 'Wyjątkowo duża liczba zamówień',
    'address-problem': 'Przewoźnik nie odnalazł adresu',
    damaged: 'Uszkodzenie towaru',
    'customer-request': 'Na Państwa życzenie',
    'payment-failed': 'Płatność nie powiodła się',
    'location-closed': 'Sklep lub magazyn jest zamknięty',
  },
  templates: {
    'order-confirmed': {
      subject: (w) => `Potwierdzenie zamówienia ${w.orderNumber}`,
      preheader: (w) => `Dziękujemy! Otrzymaliśmy Państwa zamówienie${w.items ? ` (${w.items})` : ''}.`,
      heading: () => 'Dziękujemy za zamówienie',
      paragraphs: (w) => [
        'Otrzymaliśmy Państwa zamówienie. Powiadomimy Państwa, gdy tylko zostanie wysłane.',
        ...(w.backordered
          ? [
              'Części produktów nie mamy obecnie w magazynie. Zarezerwowaliśmy je dla Państwa z najbliższej dostawy i wyślemy, gdy tylko do nas dotrą.',
            ]
          : []),
      ],
    },
    'order-shipped': {
      subject: (w) => `Zamówienie ${w.orderNumber} jest w drodze`,
      preheader: (w) => `Przekazaliśmy przesyłkę przewoźnikowi${w.items ? ` (${w.items})` : ''}.`,
      heading: () => 'Państwa przesyłka jest w drodze',
      paragraphs: () => [
        'Przekazaliśmy przewoźnikowi poniższe produkty. Jeśli czegoś jeszcze brakuje, wyślemy to w osobnej przesyłce.',
      ],
    },
    'ready-for-pickup': {
      subject: (w) => `Zamówienie ${w.orderNumber} jest gotowe do odbioru`,
      preheader: (w) => `Produkty czekają na odbiór${w.pickupPlace ? ` – ${w.pickupPlace}` : ''}.`,
      heading: () => 'Zamówienie gotowe do odbioru',
      paragraphs: (w) => [
        'Państwa produkty są już przygotowane. Przy odbiorze prosimy o podanie numeru zamówienia.',
        ...(w.pickupUntil ? [`Zamówienie będzie na Państwa czekać do: ${w.pickupUntil}.`] : []),
      ],
    },
    'pickup-reminder': {
      subject: (w) => `Zamówienie ${w.orderNumber} nadal czeka na odbiór`,
      preheader: (w) => (w.pickupUntil ? `Czekamy do: ${w.pickupUntil}.` : 'Prosimy o odbiór zamówienia.'),
      heading: () => 'Zamówienie nadal czeka na odbiór',
      paragraphs: (w) => [
        'Państwa produkty są przygotowane i nie zostały jeszcze odebrane. Przy odbiorze prosimy o podanie numeru zamówienia.',
        ...(w.pickupUntil
          ? [`Zamówienie będzie na Państwa czekać do: ${w.pickupUntil}. Po tym terminie zostanie anulowane.`]
          : []),
      ],
    },
    'order-collected': {
      subject: (w) => `Zamówienie ${w.orderNumber} zostało odebrane`,
      preheader: (w) => `Dziękujemy za odbiór zamówienia${w.items ? ` (${w.items})` : ''}.`,
      heading: () => 'Dziękujemy za wizytę',
      paragraphs: () => [
        'Odebrali Państwo poniższe produkty. Mamy nadzieję, że spełnią Państwa oczekiwania.',
        'Jeśli czegoś brakuje lub coś jest uszkodzone, prosimy o kontakt – zajmiemy się tym.',
      ],
    },
    'pickup-expired': {
      subject: (w) => `Odbiór zamówienia ${w.orderNumber} został anulowany`,
      preheader: () => 'Produkty nie zostały odebrane w terminie.',
      heading: () => 'Odbiór został anulowany',
      paragraphs: () => [
        'Poniższe produkty nie zostały odebrane w terminie, dlatego wróciły na półkę. Pozostała część zamówienia nie ulega zmianie.',
        'Jeśli te produkty zostały już opłacone, zwrócimy płatność tą samą metodą.',
      ],
    },
    'order-delivered': {
      subject: (w) => `Zamówienie ${w.orderNumber} zostało dostarczone`,
      preheader: () => 'Państwa przesyłka została dostarczona.',
      heading: () => 'Przesyłka została dostarczona',
      paragraphs: () => [
        'Zgodnie z informacją od przewoźnika poniższe produkty zostały dostarczone. Mamy nadzieję, że spełnią Państwa oczekiwania.',
        'Jeśli czegoś brakuje lub coś jest uszkodzone, prosimy o kontakt – zajmiemy się tym.',
      ],
    },
    'delivery-delayed': {
      subject: (w) => `Zamówienie ${w.orderNumber} dotrze później, niż planowaliśmy`,
      preheader: (w) => (w.newDate ? `Nowy termin dostawy: ${w.newDate}.` : 'Dostawa się opóźni.'),
      heading: () => 'Przepraszamy, dostawa się opóźni',
      paragraphs: (w) => [
        w.newDate
          ? `Dostawa poniższych produktów potrwa dłużej, niż obiecaliśmy. Nowy przewidywany termin: ${w.newDate}.`
          : 'Dostawa poniższych produktów potrwa dłużej, niż obiecaliśmy. Powiadomimy Państwa, gdy tylko poznamy nowy termin.',
        'Przepraszamy za niedogodności. Nie muszą Państwo nic robić.',
      ],
    },
    'delivery-promised': {
      subject: (w) => `Termin dostawy zamówienia ${w.orderNumber}`,
      preheader: (w) => (w.newDate ? `Przewidywany termin: ${w.newDate}.` : 'Znamy już termin dostawy.'),
      heading: () => 'Znamy już termin dostawy',
      paragraphs: (w) => [
        w.newDate
          ? `Poniższe produkty dostarczymy najpóźniej: ${w.newDate}.`
          : 'Znamy już termin dostawy poniższych produktów.',
        'Powiadomimy Państwa, gdy tylko zostaną wysłane.',
      ],
    },
    'address-changed': {
      subject: (w) => `Nowy adres dostawy zamówienia ${w.orderNumber}`,
      preheader: () => 'Zamówienie wyślemy na nowy adres.',
      heading: () => 'Zmieniliśmy adres dostawy',
      paragraphs: () => [
        'Zgodnie z prośbą zamówienie wyślemy na nowy adres podany poniżej.',
        'Jeśli nie prosili Państwo o tę zmianę, prosimy o niezwłoczny kontakt.',
      ],
    },
    'order-cancelled': {
      subject: (w) => `Zamówienie ${w.orderNumber} zostało anulowane`,
      preheader: () => 'Nic więcej nie wyślemy ani nie pobierzemy żadnej opłaty.',
      heading: () => 'Zamówienie zostało anulowane',
      paragraphs: () => [
        'Poniższe zamówienie zostało anulowane. Nic więcej nie wyślemy ani nie pobierzemy żadnej opłaty.',
        'Jeśli płatność została już dokonana, zwrócimy ją tą samą metodą.',
      ],
    },
    'lines-cancelled': {
      subject: (w) => `Część zamówienia ${w.orderNumber} została anulowana`,
      preheader: (w) =>
        `${w.items ? `Anulowano: ${w.items}. ` : ''}Pozostała część zamówienia nie ulega zmianie.`,
      heading: () => 'Część zamówienia została anulowana',
      paragraphs: () => [
        'Poniższe produkty zostały anulowane. Pozostała część zamówienia nie ulega zmianie.',
        'Jeśli te produkty zostały już opłacone, zwrócimy płatność tą samą metodą.',
      ],
    },
    'payment-refunded': {
      subject: (w) => `Zwrot płatności za zamówienie ${w.orderNumber}`,
      preheader: (w) => (w.amount ? `Kwota zwrotu: ${w.amount}.` : 'Zleciliśmy zwrot płatności.'),
      heading: () => 'Zwrot płatności',
      paragraphs: (w) => [
        w.amount
          ? `Zwróciliśmy Państwu kwotę ${w.amount} tą samą metodą, którą dokonano płatności.`
          : 'Zwróciliśmy Państwu płatność tą samą metodą, którą jej dokonano.',
        'W zależności od banku środki mogą pojawić się na koncie w ciągu kilku dni roboczych.',
      ],
    },
    'payment-declined': {
      subject: (w) => `Płatność za zamówienie ${w.orderNumber} nie powiodła się`,
      preheader: () => 'Prosimy o ponowną płatność, abyśmy mogli wysłać zamówienie.',
      heading: () => 'Prosimy o sprawdzenie płatności',
      paragraphs: () => [
        'Niestety płatność została odrzucona i żadna kwota nie została pobrana.',
        'Prosimy o ponowną płatność lub wybór innej metody. Zamówienie wyślemy, gdy tylko płatność do nas dotrze.',
      ],
    },
    'case-received': {
      subject: (w) =>
        [
          w.orderNumber ? `Państwa zgłoszenie dotyczące zamówienia ${w.orderNumber}` : 'Państwa zgłoszenie',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: () => 'Dziękujemy za wiadomość. Wkrótce odpowiemy.',
      heading: () => 'Otrzymaliśmy Państwa wiadomość',
      paragraphs: () => ['Dziękujemy za wiadomość. Odpowiemy najszybciej, jak to możliwe.'],
    },
    'case-reply': {
      subject: (w) =>
        [
          w.orderNumber ? `Państwa zgłoszenie dotyczące zamówienia ${w.orderNumber}` : 'Państwa zgłoszenie',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: (w) => w.title || 'Mamy dla Państwa odpowiedź.',
      heading: () => 'Odpowiedź na Państwa zgłoszenie',
      paragraphs: (w) => (w.body.length > 0 ? w.body : ['Prosimy o kontakt w sprawie Państwa zgłoszenia.']),
    },
    'sign-in-code': {
      subject: (w) => `Kod logowania do ${w.shopName}`,
      preheader: () => 'Kod jest ważny przez dziesięć minut.',
      heading: () => 'Państwa kod logowania',
      paragraphs: (w) => [
        `Kod logowania: ${w.code}`,
        'Kod jest ważny przez dziesięć minut i można go użyć tylko raz. Jeśli to nie Państwo o niego prosili, prosimy zignorować tę wiadomość.',
      ],
    },
  },
};
