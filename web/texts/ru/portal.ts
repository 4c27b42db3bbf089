// Russian texts of the portal for customers.

export const portal = {
  welcome: {
    title: 'Ваш заказ',
    hint: 'Откройте ссылку из нашего сообщения, чтобы узнать, где ваш заказ.',
  },
};
