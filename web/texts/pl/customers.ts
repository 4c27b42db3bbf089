// Polish texts of customers and what is written to them.

export const customers = {
  messages: {
    title: 'Wiadomości',
    list: 'Wiadomości, od najnowszych',
    none: 'Brak wiadomości.',
    recipient: 'Do',
    template: 'Wiadomość',
    state: 'Stan',
    createdAt: 'Napisano',
    order: 'Zamówienie',
    filterState: 'Stan',
    open: 'Przeczytaj',
    rendered: 'Wiadomość tak, jak widzi ją klient',
    resend: 'Wyślij ponownie',
    resendDone: 'Wiadomość jest wysyłana ponownie.',
    choose: 'Wybierz wiadomość, aby ją przeczytać.',
  },
};
