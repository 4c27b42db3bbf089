// Japanese sentences for the refusals of cases and messages, by the refusal's code.

export const service = {
  'always-closed': '営業時間には、少なくとも週に1日の営業日が必要です。',
  'amount-exceeds-invoiced': '請求額の残りを超えています。',
  'amount-exceeds-paid': '支払い済みで未返金の額、または未払いの額を超えています。',
  'appeasement-decided': 'このお詫び金は承認または却下済みです。',
  'appeasement-unknown': 'このお詫び金は見つかりません。',
  'beyond-limit': '現在の権限の上限を超えています。上限の高い担当者が承認できます。',
  'case-closed': '案件は終了しています。新しい案件を作成して関連付けてください。',
  'case-not-resolved': '案件はまだ解決していません。',
  'case-resolved': '案件はすでに解決済みです。',
  'case-unknown': 'この案件は見つかりません。',
  'currency-unknown': '通貨がISO 4217にありません。',
  'customer-unknown': 'この顧客は見つかりません。',
  'line-unknown': 'この注文にその明細はありません。',
  'no-address': '顧客のメールアドレスが分からないため、返信を送れません。',
  'note-unknown': 'このメモは見つかりません。',
  'nothing-invoiced': 'この注文はまだ請求されていないため、返金できるものがありません。',
  'nothing-to-change': '変更内容がありません。',
  'order-unknown': 'この注文は見つかりません。',
  'own-request': '自分で申請したお詫び金は承認できません。',
  'percent-or-amount': '金額かパーセントのどちらか一方を入力してください。',
  'quantity-too-large': '明細の販売数を超えているか、すでに精算済みです。',
  'reopen-too-late': '解決から日数が経っているため再開できません。新しい案件を作成して関連付けてください。',
  'replacement-refused': '代替品を手配できませんでした。',
  'same-case': '案件を自分自身に統合・関連付けすることはできません。',
  'settlement-refused': '返金できませんでした。',
  'time-zone-unknown': 'このタイムゾーンはありません。',
};

export const notifications = {
  'not-reported': 'このメッセージの送信結果の報告は待っていません。',
  'not-suppressed': 'このアドレスへの配信は停止されていません。',
  'recipient-suppressed': 'このアドレスへのこの種のメッセージは停止中です。先に許可してください。',
  'still-under-way': 'このメッセージはすでに送信待ちか送信中です。',
  'unknown-message': 'このメッセージは見つかりません。',
};
