// Russian texts of customers and what is written to them.

export const customers = {
  messages: {
    title: 'Messages',
    list: 'Messages, newest first',
    none: 'No messages.',
    recipient: 'To',
    template: 'Message',
    state: 'State',
    createdAt: 'Written',
    order: 'Order',
    filterState: 'State',
    open: 'Read',
    rendered: 'The message as the customer sees it',
    resend: 'Send once more',
    resendDone: 'The message is sent once more.',
    choose: 'Choose a message to read it.',
  },
};
