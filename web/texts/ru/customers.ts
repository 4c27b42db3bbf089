// Russian texts of customers and what is written to them.

export const customers = {
  messages: {
    title: 'Сообщения',
    list: 'Сообщения, сначала новые',
    none: 'Сообщений нет.',
    recipient: 'Кому',
    template: 'Сообщение',
    state: 'Состояние',
    createdAt: 'Написано',
    order: 'Заказ',
    filterState: 'Состояние',
    open: 'Прочитать',
    rendered: 'Сообщение так, как его видит клиент',
    resend: 'Отправить ещё раз',
    resendDone: 'Сообщение отправляется ещё раз.',
    choose: 'Выберите сообщение, чтобы прочитать его.',
  },
};
