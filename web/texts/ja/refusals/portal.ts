// Japanese sentences for the refusals of the portal and of documents, by the refusal's code.

export const portal = {
  'code-wrong': 'コードが正しくないか、有効期限が切れています。新しいコードを送信してください。',
  'customer-unknown': 'このお客様は登録されていません。',
  'delivery-unknown': 'このお届けは見つかりません。',
  'feedback-final': 'ご回答から日数が経っているため、変更できません。',
  'invoice-unknown': '請求書は見つかりません。',
  'link-invalid': 'このリンクは現在ご利用いただけません。',
  'no-links': 'このサーバーの公開アドレスが設定されていないため、リンクを作成できません。',
  'not-delivered': 'まだお届けが完了していません。',
  'not-on-account': '請求書払いでのご注文のみ、請求書払いで再度ご注文いただけます。',
  'nothing-to-order': 'このご注文の商品は現在販売されていません。',
  'order-unknown': 'このご注文は見つかりません。',
  'sign-in-needed': 'メールでお送りするコードでサインインしてください。',
};

export const documents = {
  'label-gone': '運送会社からこの出荷の送り状を取得できません。',
  'no-label': '運送会社がまだ送り状を発行していません。',
  'not-shipped': '店頭受け取りのため、送り状はありません。',
  'own-label': 'この出荷の送り状は倉庫が自ら作成しました。',
};
