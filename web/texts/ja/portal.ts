// Japanese texts of the portal for customers.

export const portal = {
  welcome: {
    title: 'ご注文の状況',
    hint: 'ご注文の状況を確認するには、当店からのメッセージにあるリンクを開いてください。',
  },
};
