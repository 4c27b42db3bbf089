// Turkish texts of the portal for customers.

export const portal = {
  welcome: {
    title: 'Siparişiniz',
    hint: 'Siparişinizin nerede olduğunu görmek için mesajlarımızdaki bağlantıyı açın.',
  },
};
