// English texts of the portal for customers.

export const portal = {
  welcome: {
    title: 'Your order',
    hint: 'Open the link in one of our messages to see where your order is.',
  },
};
