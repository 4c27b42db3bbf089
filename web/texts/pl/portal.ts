// Polish texts of the portal for customers.

export const portal = {
  welcome: {
    title: 'Twoje zamówienie',
    hint: 'Otwórz link z naszej wiadomości, aby zobaczyć, gdzie jest Twoje zamówienie.',
  },
};
