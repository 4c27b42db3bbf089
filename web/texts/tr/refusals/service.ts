// Turkish sentences for the refusals of cases and messages, by the refusal's code.

export const service = {
  'always-closed': 'Çalışma saatlerinde haftada en az bir açık gün olmalı.',
  'amount-exceeds-invoiced': 'Bu, faturalanan tutardan kalanı aşıyor.',
  'amount-exceeds-paid': 'Bu, ödenip geri verilmemiş ya da hâlâ borç olan tutarı aşıyor.',
  'appeasement-decided': 'Bu iyi niyet ödemesi hakkında zaten karar verildi.',
  'appeasement-unknown': 'Böyle bir iyi niyet ödemesi yok.',
  'beyond-limit': 'Bu, rolünüzün sınırını aşıyor; sınırı daha yüksek biri onaylayabilir.',
  'case-closed': 'Talep kapalı; yenisini açıp bununla ilişkilendirin.',
  'case-not-resolved': 'Talep çözülmüş değil.',
  'case-resolved': 'Talep zaten çözüldü.',
  'case-unknown': 'Böyle bir talep yok.',
  'currency-unknown': 'Bu para birimi ISO 4217’de yok.',
  'customer-unknown': 'Böyle bir müşteri yok.',
  'line-unknown': 'Siparişte böyle bir kalem yok.',
  'no-address': 'Bu müşterinin e-posta adresi bilinmediği için yanıt gönderilemiyor.',
  'note-unknown': 'Böyle bir not yok.',
  'nothing-invoiced': 'Bu siparişten henüz bir şey faturalanmadı; geri verilecek bir şey yok.',
  'nothing-to-change': 'Değiştirilecek bir şey yok.',
  'order-unknown': 'Böyle bir sipariş yok.',
  'own-request': 'İyi niyet ödemesini isteyen kişi onu onaylayamaz.',
  'percent-or-amount': 'Ya tutar ya da yüzde belirtin.',
  'quantity-too-large': 'Bu kalemden o kadar adet satılmadı ya da hesapları kapandı.',
  'reopen-too-late': 'Talep yeniden açılamayacak kadar önce çözüldü; yenisini açıp bununla ilişkilendirin.',
  'replacement-refused': 'Yerine ürün sipariş edilemedi.',
  'same-case': 'Bir talep kendisiyle birleştirilemez ya da ilişkilendirilemez.',
  'settlement-refused': 'Para geri verilemedi.',
  'time-zone-unknown': 'Böyle bir saat dilimi yok.',
};

export const notifications = {
  'not-reported': 'Mesajın bu gönderimi için bildirim beklenmiyor.',
  'not-suppressed': 'Bu adres için kapatılmış bir şey yok.',
  'recipient-suppressed': 'Bu adrese bu tür mesajlar kapalı; önce izin verin.',
  'still-under-way': 'Mesaj sırada ya da gönderiliyor.',
  'unknown-message': 'Böyle bir mesaj yok.',
};
