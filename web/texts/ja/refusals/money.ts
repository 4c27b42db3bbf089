// Japanese sentences for the refusals of payments and the ledger, by the refusal's code.

export const payments = {
  'amount-exceeds-authorised': '与信額を超えて売上確定することはできません。',
  'amount-exceeds-captured': '売上確定額を超えて返金することはできません。',
  'amount-exceeds-open': '入金額が未収額を超えています。',
  'file-unreadable': '入金明細ファイルを読み取れません（{{line}}行目）。',
  'no-operation': 'この決済処理は見つかりません。',
  'no-payment': 'この支払いは見つかりません。',
  'not-authorisable': 'この注文の支払いは、もう与信を取れません。',
  'not-authorised-yet': '支払いの与信がまだ取れていません。',
  'not-on-account': 'この注文は掛け売りではありません。',
  'nothing-owed': 'この注文に、これから入金されるもの以外の未払いはありません。',
  'nothing-unknown': '結果が不明な決済処理は、この注文にはありません。',
  'on-account': '掛け売りの注文のため、売上確定するものはありません。',
  'payout-mixed': '1回の入金には、日付と通貨を1つずつ指定してください（{{payoutId}}）。',
  'payout-taken': 'この入金はすでに取り込み済みです。',
  'result-contradicts': '決済会社からの前回の回答と食い違っています。',
  'source-used-otherwise': '同じ依頼が、別の金額ですでに出されています。',
};

export const ledger = {
  'amounts-disagree': 'この書類の金額が合いません。',
  'credit-exceeds-invoiced': '請求額を超えて貸方票を発行することはできません。',
  'nothing-invoiced': '貸方票の対象となる請求がありません。',
  'receivable-exceeded': '未収額を超えて貸倒処理することはできません。',
  'shipment-invoiced-otherwise': 'この出荷は別の金額ですでに請求済みです。',
  'source-credited-otherwise': '別の金額ですでに貸方票を発行済みです。',
  'unknown-series': 'この種類の書類には、その採番系列がありません。',
  'written-off-otherwise': '別の金額ですでに貸倒処理済みです。',
  'wrong-currency': 'この注文の請求書は別の通貨です。',
};
