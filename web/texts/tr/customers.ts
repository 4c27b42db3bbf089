// Turkish texts of customers and what is written to them.

export const customers = {
  messages: {
    title: 'Mesajlar',
    list: 'Mesajlar, en yeniden eskiye',
    none: 'Mesaj yok.',
    recipient: 'Alıcı',
    template: 'Mesaj',
    state: 'Durum',
    createdAt: 'Yazıldığı an',
    order: 'Sipariş',
    filterState: 'Durum',
    open: 'Oku',
    rendered: 'Müşterinin gördüğü hâliyle mesaj',
    resend: 'Yeniden gönder',
    resendDone: 'Mesaj yeniden gönderiliyor.',
    choose: 'Okumak için bir mesaj seçin.',
  },
};
