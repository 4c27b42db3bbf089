// Turkish sentences for refusals, by the refusal's code. English comes from the server itself: what stands here replaces it.

export const refusals = {
  platform: {
    'invalid-input': 'Girilen bilgiler beklenen biçimde değil.',
    'key-reused': 'Bu istek anahtarı daha önce başka bir istekte kullanıldı; yeniden deneyin.',
    'not-allowed': 'Bu rol buna izin vermiyor.',
    'not-found': 'Burada böyle bir şey yok.',
    'not-signed-in': 'Oturum açın.',
    overloaded: 'Sunucu şu anda çok yoğun; birazdan yeniden deneyin.',
    'too-large': 'İstek bu sunucunun kabul ettiğinden büyük.',
    'internal-error': 'Burada bir hata oluştu; kaydedildi.',
  },
  http: {
    'database-away': 'Veritabanına şu anda ulaşılamıyor; birazdan yeniden deneyin.',
    'too-many-attempts': 'Çok fazla deneme yapıldı; biraz bekleyin.',
  },
  access: {
    'wrong-password': 'E-posta veya parola yanlış.',
  },
  orders: {
    'amount-too-large': 'Sipariş tutarı bu sistemin kaydedebileceğinden büyük.',
    'country-differs':
      'Başka ülkenin vergileri ve ücretleri farklıdır: siparişin bu bölümünü iptal edip yeniden verin.',
    'currency-unknown': 'Bu para birimi ISO 4217’de yok.',
    'customer-unknown': 'Böyle bir müşteri yok.',
    'date-past': 'Söz verilen tarih gelecekte olmalı.',
    'discount-too-large': 'İndirim, uygulandığı tutardan büyük.',
    'duplicate-external-id': 'Bu kanal bu dış kimlikle zaten bir sipariş verdi.',
    'group-collected': 'Siparişin bu bölümünü müşteri teslim alıyor: adresi yok.',
    'group-left': 'Siparişin bu bölümü çoktan çıktı.',
    'group-picked': 'Siparişin bu bölümü toplandı ya da çıktı: gideceği yer değişmez.',
    'line-shipped': 'Çıkmış olan iptal edilemez; iade edilebilir.',
    'line-unknown': 'Siparişte böyle bir kalem yok.',
    'location-unknown': 'Teslim alma noktası yok ya da etkin değil.',
    'not-finished': 'Siparişin hâlâ yolda olan adetleri var.',
    'not-held': 'Siparişte böyle bir bekleme yok.',
    'nothing-to-do': 'Bu sipariş için yapılacak bir şey yok.',
    'order-cancelled': 'Sipariş iptal edildi.',
    'order-closed': 'Sipariş kapandı.',
    'order-unknown': 'Böyle bir sipariş yok.',
    'payment-differs': 'Ödeme, sipariş toplamıyla uyuşmuyor.',
    'price-missing':
      'Bir kalemin fiyatı yok ve fiyat listesinde bu kanal ve para birimi için fiyat bulunmuyor.',
    'ship-group-unknown': 'Bir kalem, siparişte olmayan bir gönderim grubunu gösteriyor.',
    'ship-group-without-goal': 'Bir gönderim grubuna adres ya da teslim noktası gerekir, ikisi birden değil.',
    'sku-not-sold': 'Bir kalem artık satılmayan bir SKU içeriyor.',
    'sku-unknown': 'Bir kalem katalogda olmayan bir SKU içeriyor.',
    'stock-short': 'Yeterli stok yok ve sipariş stok beklemeyi kabul etmiyor.',
    'total-differs': 'Toplam, beklenenden farklı.',
  },
};
