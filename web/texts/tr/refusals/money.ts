// Turkish sentences for the refusals of payments and the ledger, by the refusal's code.

export const payments = {
  'amount-exceeds-authorised': 'Provizyondan fazlası tahsil edilmiş olurdu.',
  'amount-exceeds-captured': 'Tahsil edilenden fazlası iade edilmiş olurdu.',
  'amount-exceeds-open': 'Açık tutardan fazlası gelmiş.',
  'file-unreadable': 'Ödeme aktarım dosyası okunamıyor (satır {{line}}).',
  'no-operation': 'Burada böyle bir ödeme işlemi yok.',
  'no-payment': 'Burada böyle bir ödeme yok.',
  'not-authorisable': 'Bu siparişin hiçbir ödemesi için artık provizyon alınamaz.',
  'not-authorised-yet': 'Ödeme için henüz provizyon alınmadı.',
  'not-on-account': 'Bu sipariş açık hesap değil.',
  'nothing-owed': 'Bu sipariş için yolda olmayan bir borç yok.',
  'nothing-unknown': 'Bu siparişin sonucu bilinmeyen bir ödeme işlemi yok.',
  'on-account': 'Bu sipariş açık hesap: tahsil edilecek bir şey yok.',
  'payout-mixed': 'Bir ödeme aktarımının tek tarihi ve tek para birimi olur ({{payoutId}}).',
  'payout-taken': 'Bu ödeme aktarımı zaten alınmış.',
  'result-contradicts': 'Ödeme kuruluşu daha önce başka yanıt vermişti.',
  'source-used-otherwise': 'Bu zaten başka bir tutarla istenmişti.',
};

export const ledger = {
  'amounts-disagree': 'Bu belgenin tutarları birbirini tutmuyor.',
  'credit-exceeds-invoiced': 'İade faturası, faturalanan tutarı aşardı.',
  'nothing-invoiced': 'İade faturası kesilebilecek bir fatura yok.',
  'receivable-exceeded': 'Borçtan fazlası zarar yazılmış olurdu.',
  'shipment-invoiced-otherwise': 'Bu gönderi zaten başka bir tutarla faturalandı.',
  'source-credited-otherwise': 'Bunun için zaten başka bir tutarla iade faturası kesildi.',
  'unknown-series': 'Bu belge türü için bu adda bir numara serisi yok.',
  'written-off-otherwise': 'Bu zaten başka bir tutarla zarar yazıldı.',
  'wrong-currency': 'Bu siparişin faturaları başka para biriminde.',
};
