// Japanese texts of customers and what is written to them.

export const customers = {
  messages: {
    title: 'メッセージ',
    list: 'メッセージ一覧（新しい順）',
    none: 'メッセージはありません。',
    recipient: '宛先',
    template: 'メッセージ',
    state: '状態',
    createdAt: '作成日時',
    order: '注文',
    filterState: '状態',
    open: '読む',
    rendered: '顧客に表示されるメッセージ',
    resend: '再送',
    resendDone: 'メッセージを再送しました。',
    choose: '読むメッセージを選択してください。',
  },
};
