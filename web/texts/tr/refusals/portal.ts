// Turkish sentences for the refusals of the portal and of documents, by the refusal's code.

export const portal = {
  'code-wrong': 'Kod yanlış ya da süresi dolmuş. Yeni bir kod isteyin.',
  'customer-unknown': 'Böyle bir müşteri yok.',
  'delivery-unknown': 'Böyle bir teslimat yok.',
  'feedback-final': 'Bu görüşü değiştirmek için artık çok geç.',
  'invoice-unknown': 'Böyle bir fatura yok.',
  'link-invalid': 'Bu bağlantı artık çalışmıyor.',
  'no-links': 'Bağlantı oluşturulamıyor: sunucuya herkese açık adresi bildirilmemiş.',
  'not-delivered': 'Bu gönderi henüz ulaşmadı.',
  'not-on-account': 'Yalnızca faturalı verilen bir sipariş yeniden faturalı verilebilir.',
  'nothing-to-order': 'Bu siparişteki ürünler artık satılmıyor.',
  'order-unknown': 'Böyle bir sipariş yok.',
  'sign-in-needed': 'Bunun için e-postanıza göndereceğimiz kodla giriş yapın.',
};

export const documents = {
  'label-gone': 'Taşıyıcı bu gönderinin etiketini vermiyor.',
  'no-label': 'Taşıyıcı bu gönderinin etiketini henüz hazırlamadı.',
  'not-shipped': 'Bu, konumdan teslim alınıyor; etiketi yok.',
  'own-label': 'Bu gönderinin etiketini depo kendisi hazırladı.',
};
