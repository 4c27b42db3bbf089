// The words of the page by which customers say that they have come, in the languages of the messages that lead to it.
export interface ArrivalTexts {
  readonly title: string;
  readonly hint: string;
  readonly bay: string;
  readonly vehicle: string;
  readonly note: string;
  readonly send: string;
  /** What is said when the store knows. */
  readonly thanks: string;
  readonly code: string;
  /** By the code of a refusal; `other` for the rest. */
  readonly refusals: Readonly<Record<string, string>> & { readonly other: string };
}

const en: ArrivalTexts = {
  title: 'I am here',
  hint: 'Tell the store where you are waiting. Your order is brought to you.',
  bay: 'Parking bay',
  vehicle: 'Your car',
  note: 'Anything else',
  send: 'I am here',
  thanks: 'Thank you. The store knows that you are here.',
  code: 'Your pick-up code',
  refusals: {
    'fulfilment.link-invalid': 'This link no longer works.',
    'fulfilment.fulfilment-order-ended': 'This order is not waiting to be collected any more.',
    'fulfilment.not-ready': 'Your order is not ready yet. You get a message as soon as it is.',
    'fulfilment.store-closed': 'The store is closed at the moment.',
    other: 'That did not work. Please ask in the store.',
  },
};

const ja: ArrivalTexts = {
  title: '到着しました',
  hint: 'お待ちの場所を店舗にお知らせください。商品をお持ちします。',
  bay: '駐車スペース',
  vehicle: 'お車',
  note: 'その他',
  send: '到着を知らせる',
  thanks: 'ありがとうございます。店舗に到着をお知らせしました。',
  code: '受取コード',
  refusals: {
    'fulfilment.link-invalid': 'このリンクは無効になりました。',
    'fulfilment.fulfilment-order-ended': 'このご注文はすでに受け取り待ちではありません。',
    'fulfilment.not-ready': 'ご注文の準備がまだできていません。準備ができ次第お知らせします。',
    'fulfilment.store-closed': '店舗はただいま閉店しています。',
    other: '処理できませんでした。店舗でお尋ねください。',
  },
};

const pl: ArrivalTexts = {
  title: 'Jestem na miejscu',
  hint: 'Podaj sklepowi, gdzie czekasz. Zamówienie zostanie przyniesione do Ciebie.',
  bay: 'Miejsce parkingowe',
  vehicle: 'Twój samochód',
  note: 'Uwagi',
  send: 'Jestem na miejscu',
  thanks: 'Dziękujemy. Sklep wie, że czekasz.',
  code: 'Twój kod odbioru',
  refusals: {
    'fulfilment.link-invalid': 'Ten link już nie działa.',
    'fulfilment.fulfilment-order-ended': 'To zamówienie nie czeka już na odbiór.',
    'fulfilment.not-ready': 'Zamówienie nie jest jeszcze gotowe. Wyślemy wiadomość, gdy będzie.',
    'fulfilment.store-closed': 'Sklep jest teraz zamknięty.',
    other: 'Nie udało się. Zapytaj w sklepie.',
  },
};

const ru: ArrivalTexts = {
  title: 'Я на месте',
  hint: 'Сообщите магазину, где вы ждёте. Заказ вам вынесут.',
  bay: 'Парковочное место',
  vehicle: 'Ваш автомобиль',
  note: 'Примечание',
  send: 'Я на месте',
  thanks: 'Спасибо. Магазин знает, что вы ждёте.',
  code: 'Ваш код получения',
  refusals: {
    'fulfilment.link-invalid': 'Эта ссылка больше не действует.',
    'fulfilment.fulfilment-order-ended': 'Этот заказ больше не ждёт получения.',
    'fulfilment.not-ready': 'Заказ ещё не готов. Мы сообщим, когда его можно будет забрать.',
    'fulfilment.store-closed': 'Магазин сейчас закрыт.',
    other: 'Не получилось. Обратитесь, пожалуйста, в магазин.',
  },
};

const tr: ArrivalTexts = {
  title: 'Buradayım',
  hint: 'Mağazaya nerede beklediğinizi bildirin. Siparişiniz size getirilir.',
  bay: 'Park yeri',
  vehicle: 'Aracınız',
  note: 'Not',
  send: 'Buradayım',
  thanks: 'Teşekkürler. Mağaza geldiğinizi biliyor.',
  code: 'Teslim alma kodunuz',
  refusals: {
    'fulfilment.link-invalid': 'Bu bağlantı artık geçerli değil.',
    'fulfilment.fulfilment-order-ended': 'Bu sipariş artık teslim alınmayı beklemiyor.',
    'fulfilment.not-ready': 'Siparişiniz henüz hazır değil. Hazır olunca size haber vereceğiz.',
    'fulfilment.store-closed': 'Mağaza şu anda kapalı.',
    other: 'İşlem yapılamadı. Lütfen mağazaya sorun.',
  },
};

const TEXTS: Readonly<Record<string, ArrivalTexts>> = { en, ja, pl, ru, tr };

/** The first language of an Accept-Language header that is known, else English. */
export function chooseTexts(header: string | undefined): { language: string; texts: ArrivalTexts } {
  for (const range of (header ?? '').split(',')) {
    const language = range.trim().slice(0, 2).toLowerCase();
    const texts = TEXTS[language];
    if (texts) return { language, texts };
  }
  return { language: 'en', texts: en };
}
