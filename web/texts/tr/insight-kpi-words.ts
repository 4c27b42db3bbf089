// What every KPI says of itself, in Turkish.

export const insightKpiWords = {
  kpi: {
    orders: {
      name: 'Siparişler',
      formula: 'Verilen siparişlerin sayısı.',
      numerator: 'Verilen siparişler, iptal edilenler dahil.',
      parts: {
        open: 'Bir bölümü henüz ne gönderilmiş ne iptal edilmiş siparişler.',
        cancelled: 'Tümüyle iptal edilen siparişler.',
        delivered: 'Tümüyle teslim edilen siparişler.',
        units: 'Sipariş edilen adetler.',
      },
    },
    revenue: {
      name: 'Gelir',
      formula:
        'İndirimlerden sonra, vergisiz ürün ve kargo tutarı; iptal edilen adetler ve alacak dekontları düşülür.',
      numerator:
        'Her sipariş için vergisiz toplamdan her satırın iptal edilen payı ve vergisiz alacak dekontları düşülür; tümüyle iptal edilen sipariş için sıfırdır.',
      parts: {
        ordered: 'İptal edilen adetler ve alacak dekontları düşülmeden önce.',
        credited: 'Alacak dekontları, vergisiz.',
      },
      note: 'Her para birimi için bir rakam. Siparişin verildiği güne aittir.',
    },
    'average-order-value': {
      name: 'Ortalama sipariş tutarı',
      formula: 'Gelir ÷ siparişler.',
      numerator: 'Siparişlerin “Gelir” göstergesinde tanımlanan geliri.',
      denominator: 'Verilen ve tümüyle iptal edilmeyen siparişler.',
      note: 'Her para birimi için bir rakam.',
    },
    'cycle-time': {
      name: 'Sipariş çevrim süresi',
      formula: 'Teslim edilen siparişlerde verilişten son adedin teslimine kadar geçen ortalama süre.',
      numerator: 'Verilişten son adedin teslimine kadar geçen saniyelerin toplamı.',
      denominator: 'İptal edilmeyen her adedi teslim edilmiş siparişler.',
      parts: {
        toReleased: 'Sayılan tüm siparişlerde verilişten serbest bırakmaya ortalama saniye.',
        toPicked: 'Sayılan tüm siparişlerde serbest bırakmadan son toplamaya ortalama saniye.',
        toShipped: 'Sayılan tüm siparişlerde son toplamadan son gönderiye ortalama saniye.',
        toDelivered: 'Sayılan tüm siparişlerde son gönderiden son teslimata ortalama saniye.',
      },
      note: 'Dört bölümün toplamı değeri verir: bilinmeyen ya da öncekinden erken olan bir aşama öncekinin anını alır ve hiçbiri teslimden sonra değildir.',
    },
    'placed-to-released': {
      name: 'Verilişten serbest bırakmaya',
      formula:
        'İki zamanı da bilinen siparişlerde verilişten bir konuma ilk serbest bırakmaya kadar geçen ortalama süre.',
      numerator: 'Verilişten bir konuma ilk serbest bırakmaya kadar geçen saniyelerin toplamı.',
      denominator: 'İki zamanı da bilinen siparişler.',
    },
    'released-to-picked': {
      name: 'Serbest bırakmadan toplamaya',
      formula:
        'İki zamanı da bilinen siparişlerde bir konuma ilk serbest bırakmadan tamamlanan son toplamaya kadar geçen ortalama süre.',
      numerator:
        'Bir konuma ilk serbest bırakmadan tamamlanan son toplamaya kadar geçen saniyelerin toplamı.',
      denominator: 'İki zamanı da bilinen siparişler.',
    },
    'picked-to-shipped': {
      name: 'Toplamadan gönderiye',
      formula:
        'İki zamanı da bilinen siparişlerde tamamlanan son toplamadan son gönderinin çıkışına kadar geçen ortalama süre.',
      numerator: 'Tamamlanan son toplamadan son gönderinin çıkışına kadar geçen saniyelerin toplamı.',
      denominator: 'İki zamanı da bilinen siparişler.',
    },
    'shipped-to-delivered': {
      name: 'Gönderiden teslimata',
      formula:
        'İki zamanı da bilinen siparişlerde son gönderinin çıkışından son adedin teslimine kadar geçen ortalama süre.',
      numerator: 'Son gönderinin çıkışından son adedin teslimine kadar geçen saniyelerin toplamı.',
      denominator: 'İki zamanı da bilinen siparişler.',
      note: 'Mağazadan teslimler, teslim alındıkları anda çıkmış ve varmış sayılır.',
    },
    'fulfilment-rate': {
      name: 'Karşılama oranı',
      formula:
        'Tümüyle gönderilen siparişler ÷ son adedine kadar gönderilmiş ya da iptal edilmiş siparişler.',
      numerator: 'Sipariş edilen her adedi gönderilmiş ya da teslim alınmış siparişler.',
      denominator: 'Her adedi gönderilmiş, teslim alınmış ya da iptal edilmiş siparişler.',
      parts: {
        unitShare: 'Aynı siparişlerde gönderilen adetlerin oranı.',
      },
    },
    'fulfilment-time': {
      name: 'Gönderime kadar süre',
      formula: 'Tümüyle çıkan siparişlerde verilişten son gönderinin çıkışına kadar geçen ortalama süre.',
      numerator: 'Verilişten son gönderinin çıkışına kadar geçen saniyelerin toplamı.',
      denominator: 'İptal edilmeyen her adedi çıkmış siparişler.',
    },
    'unit-fill-rate': {
      name: 'Stoktan karşılama: adet',
      formula: 'Hemen stoktan karşılanan adetler ÷ sipariş edilen adetler.',
      numerator:
        'Stok beklemek zorunda kalmayan adetler: ne sipariş verilirken ne de eksik toplamadan ya da başka yere taşındıktan sonra.',
      denominator: 'Sipariş edilen adetler.',
      note: 'En katısı sipariş oranı, en yumuşağı adet oranıdır.',
    },
    'line-fill-rate': {
      name: 'Stoktan karşılama: satır',
      formula: 'Hemen stoktan karşılanan satırlar ÷ sipariş edilen satırlar.',
      numerator:
        'Stok beklemek zorunda kalmayan satırlar: ne sipariş verilirken ne de eksik toplamadan ya da başka yere taşındıktan sonra.',
      denominator: 'Sipariş edilen satırlar.',
      note: 'En katısı sipariş oranı, en yumuşağı adet oranıdır.',
    },
    'order-fill-rate': {
      name: 'Stoktan karşılama: sipariş',
      formula: 'Hemen stoktan karşılanan siparişler ÷ verilen siparişler.',
      numerator:
        'Stok beklemek zorunda kalmayan siparişler: ne sipariş verilirken ne de eksik toplamadan ya da başka yere taşındıktan sonra.',
      denominator: 'Verilen siparişler.',
      note: 'En katısı sipariş oranı, en yumuşağı adet oranıdır.',
    },
    'on-time-requested': {
      name: 'Zamanında, istendiği gibi',
      formula:
        'Her satırı en geç müşterinin istediği gün gelen teslim edilmiş siparişler ÷ böyle bir günü olan teslim edilmiş siparişler.',
      numerator:
        'Böyle bir tarihi olan her satırı en geç müşterinin istediği gün tümüyle teslim edilen siparişler; günler mağazanın saat dilimine göre karşılaştırılır.',
      denominator: 'En az bir satırında böyle bir gün olan teslim edilmiş siparişler.',
      parts: {
        byInstant: 'Sınır günün ilk anı olsaydı aynı oran: gün içinde teslim edilenler geç sayılır.',
        withLateOpen: 'Geciken ve henüz teslim edilmeyen siparişler kaçırılmış sayılsaydı aynı oran.',
        lateDays: 'Tarihe göre geciken siparişlerin ortalama gecikme günü.',
      },
    },
    'on-time-first-promised': {
      name: 'Zamanında, ilk söze göre',
      formula:
        'Her satırı en geç ilk söz verilen gün gelen teslim edilmiş siparişler ÷ böyle bir günü olan teslim edilmiş siparişler.',
      numerator:
        'Böyle bir tarihi olan her satırı en geç ilk söz verilen gün tümüyle teslim edilen siparişler; günler mağazanın saat dilimine göre karşılaştırılır.',
      denominator: 'En az bir satırında böyle bir gün olan teslim edilmiş siparişler.',
      parts: {
        byInstant: 'Sınır günün ilk anı olsaydı aynı oran: gün içinde teslim edilenler geç sayılır.',
        withLateOpen: 'Geciken ve henüz teslim edilmeyen siparişler kaçırılmış sayılsaydı aynı oran.',
        lateDays: 'Tarihe göre geciken siparişlerin ortalama gecikme günü.',
      },
      note: 'Sonraki sözler bunu iyileştirmez.',
    },
    'on-time-last-promised': {
      name: 'Zamanında, son söze göre',
      formula:
        'Her satırı en geç son söz verilen gün gelen teslim edilmiş siparişler ÷ böyle bir günü olan teslim edilmiş siparişler.',
      numerator:
        'Böyle bir tarihi olan her satırı en geç son söz verilen gün tümüyle teslim edilen siparişler; günler mağazanın saat dilimine göre karşılaştırılır.',
      denominator: 'En az bir satırında böyle bir gün olan teslim edilmiş siparişler.',
      parts: {
        byInstant: 'Sınır günün ilk anı olsaydı aynı oran: gün içinde teslim edilenler geç sayılır.',
        withLateOpen: 'Geciken ve henüz teslim edilmeyen siparişler kaçırılmış sayılsaydı aynı oran.',
        lateDays: 'Tarihe göre geciken siparişlerin ortalama gecikme günü.',
      },
      note: 'Daha geç günler için söz vermek bunu iyileştirir: ilk sözle yan yana okuyun.',
    },
    'in-full': {
      name: 'Eksiksiz',
      formula: 'Sipariş edilen her şeyi teslim edilmiş bitmiş siparişler ÷ bitmiş siparişler.',
      numerator:
        'Müşterilerin portalda kendilerinin iptal ettiği adetler dışında iptal edilmiş adedi olmayan bitmiş siparişler.',
      denominator: 'Her adedi teslim edilmiş ya da iptal edilmiş siparişler.',
      note: 'Bizim tümüyle iptal ettiğimiz bir sipariş eksiksiz değildir.',
    },
    'perfect-order': {
      name: 'Kusursuz siparişler',
      formula:
        'Zamanında, eksiksiz, hasarsız ve doğru belgelerle teslim edilen siparişler ÷ teslim edilen siparişler.',
      numerator:
        'En geç ilk söz verilen gün, müşterinin iptal etmediği her adetle gelen; kayıp, hasar, yanlış ya da eksik ürün bildirimi ve fatura itirazı ya da düzeltmesi olmayan siparişler.',
      denominator: 'Söz verilmiş, teslim edilmiş siparişler.',
      parts: {
        onTime: 'İlk söze göre zamanında gelenlerin oranı.',
        inFull: 'Eksiksiz gelenlerin oranı.',
        undamaged: 'Kayıp, hasar, yanlış ya da eksik ürün bildirimi olmayanların oranı.',
        documented: 'Fatura itirazı ve düzeltmesi olmayanların oranı.',
      },
      note: 'Sipariş sipariş sayılır. Dört oranın en küçüğünü asla aşmaz ve çarpımları olması gerekmez.',
    },
    'perfect-order-product': {
      name: 'Kusursuz siparişler, çarpım olarak',
      formula: 'Zamanında oranı × eksiksiz oranı × hasarsız oranı × doğru belge oranı.',
      numerator: 'Dört oranın çarpımı çarpı teslim edilen siparişler; bir sipariş sayısı değildir.',
      denominator: 'Söz verilmiş, teslim edilmiş siparişler; kusursuz siparişlerle aynı.',
      parts: {
        onTime: 'İlk söze göre zamanında gelenlerin oranı.',
        inFull: 'Eksiksiz gelenlerin oranı.',
        undamaged: 'Kayıp, hasar, yanlış ya da eksik ürün bildirimi olmayanların oranı.',
        documented: 'Fatura itirazı ve düzeltmesi olmayanların oranı.',
      },
      note: 'Başkalarıyla karşılaştırmak için sektörün alışılmış göstergesi. Hataların bağımsız olduğunu varsayar; kusursuz siparişler varsaymaz.',
    },
    'split-rate': {
      name: 'Bölünme oranı',
      formula: 'Varış yerlerinden fazla gönderiyle çıkan siparişler ÷ tümüyle gönderilen siparişler.',
      numerator:
        'Gönderi sayısı gönderim gruplarından (adres ya da teslim alma yeri) fazla olan, tümüyle gönderilmiş siparişler.',
      denominator: 'İptal edilmeyen her adedi çıkmış siparişler.',
      parts: {
        shipmentsPerOrder: 'Aynı siparişlerin ortalama gönderi sayısı.',
      },
    },
    'backorder-rate': {
      name: 'Stok bekleme oranı',
      formula: 'Stok bekleyen satırlar ÷ sipariş edilen satırlar.',
      numerator: 'En az bir adedi stok olmadan alınan ya da stoğunu sonra yitiren satırlar.',
      denominator: 'Sipariş edilen satırlar.',
      parts: {
        unitShare: 'Bekleyen adetlerin oranı.',
      },
    },
    'cancel-rate': {
      name: 'İptal oranı',
      formula: 'Tümüyle iptal edilen siparişler ÷ verilen siparişler.',
      numerator: 'Her adedi iptal edilmiş siparişler.',
      denominator: 'Verilen siparişler.',
      parts: {
        unitShare: 'Tek satırlar dahil, sipariş edilen tüm adetler içinde iptal edilenlerin oranı.',
      },
      note: 'Nedene göre, bir sipariş son iptalinin nedeninde sayılır.',
    },
    'short-pick-rate': {
      name: 'Eksik toplama oranı',
      formula: 'Toplamada bulunamayan adetler ÷ toplamada istenen adetler.',
      numerator: 'Toplayanın bulamadığı adetler, her olduğunda.',
      denominator: 'Toplanan adetler artı bulunamayanlar.',
      parts: {
        lineShare: 'Toplanan satırlardan en az bir kez eksik çıkanların oranı.',
      },
    },
    'return-rate': {
      name: 'İade oranı',
      formula: 'Geri gelen ya da parası iade edilen adetler ÷ teslim edilen ya da verilen adetler.',
      numerator:
        'Geri gelen (dönen koliler, alınmayan mağaza teslimleri, iadeler) ya da iade olmadan parası ödenen adetler; her adet bir kez.',
      denominator: 'Çıkan adetler: gönderilen, teslim edilen ya da alınan.',
      parts: {
        orderShare:
          'Böyle adetleri olan siparişlerden bir şeyi geri gelen ya da parası iade edilenlerin oranı.',
      },
    },
    'touchless-rate': {
      name: 'Müdahalesiz oran',
      formula:
        'Elle müdahale olmayan siparişler ÷ son adedine kadar gönderilmiş ya da iptal edilmiş siparişler.',
      numerator:
        'Kaydında veriliş, el işi ve taşıyıcı haberleri dışında hiçbir şeyin arkasında bir kişi ya da anahtar olmayan siparişler.',
      denominator: 'Her adedi gönderilmiş, teslim alınmış ya da iptal edilmiş siparişler.',
      parts: {
        touchesPerOrder: 'Aynı siparişlerde ortalama elle müdahale sayısı.',
      },
      note: 'El işi (toplama, paketleme, verme, teslim alma) müdahale değildir; müşterilerin portalda kendi yaptıkları da değildir. Müdahale bir karardır: bekletme, kaldırılması, değişen adres, iptal edilen satır, yeni söz, yeniden denenen etiket, elle işlenen ödeme, talep, telafi.',
    },
    'hold-hours': {
      name: 'Bekletme süresi',
      formula: 'En az bir kez bekletilen siparişlerin ortalama bekletme süresi.',
      numerator:
        'Siparişlerin bekletildiği saniyelerin toplamı; çakışan bekletmeler bir kez, açık olanlar şimdiye kadar sayılır.',
      denominator: 'En az bir kez bekletilen siparişler.',
      parts: {
        heldShare: 'Tüm siparişler içinde en az bir kez bekletilenlerin oranı.',
      },
      note: 'Nedene göre her bekletme kendi nedeninde sayılır.',
    },
    'cost-to-serve': {
      name: 'Hizmet maliyeti',
      formula: 'Maliyeti bilinen siparişlerde (kargo + işlem + bölünme + telafi) ortalaması.',
      numerator:
        'Saklanan kaynak kararının ödenen maliyetleri (konum açma, mesafe ya da taşıyıcılar, işlem, bölünme, tedarikçiden gönderim) artı verilen telafiler.',
      denominator: 'Tümüyle iptal edilmeyen ve kaynak kararı saklanan siparişler.',
      parts: {
        shipping: 'Mesafe, taşıyıcılar ve tedarikçiden gönderim ortalaması.',
        handling: 'Konum açma ve işlem ortalaması.',
        splits: 'Ek konumların ortalama maliyeti.',
        goodwill: 'Verilen telafilerin ortalaması.',
      },
      note: 'Her para birimi için bir rakam. Kararın kimsenin ödemediği bölümleri (stok dengesi, gecikme, kapasite, fiyat indirimi, fırsat, tercih) sayılmaz. Taşıyıcının faturası değil, plan sayılır.',
    },
    'customer-lifetime-value': {
      name: 'Bugüne kadarki müşteri değeri',
      formula:
        'Dönemde sipariş veren müşterilerin dönem sonuna kadarki tüm siparişlerinin geliri ÷ bu müşteriler.',
      numerator:
        'Bu müşterilerin dönem sonuna kadarki her siparişinin geliri (vergi, iptal edilen adetler ve alacak dekontları hariç), filtrenin dışındakiler de dahil.',
      denominator: 'Filtre ve dönem içinde en az bir siparişi olan müşteriler.',
      parts: {
        ordersPerCustomer: 'Aynı müşterilerin o zamana kadarki ortalama sipariş sayısı.',
      },
      note: 'Geçmişe dayalı bir model: müşterilerin bugüne kadarki gelir değeri. Hiçbir şey öngörmez ve ürün maliyetini bilmez. Her para birimi için bir rakam.',
    },
    'churn-rate': {
      name: 'Müşteri kaybı',
      formula:
        'Önceki pencerede sipariş verip dönem sonuna kadarki pencerede vermeyen müşteriler ÷ önceki pencerede sipariş veren müşteriler.',
      numerator: 'Bu müşterilerden son pencerede (hiçbir kanalda) siparişi olmayanlar.',
      denominator: 'Önceki pencerede filtre içinde siparişi olan müşteriler.',
      parts: {
        windowDays: 'Pencerenin günleri.',
      },
      note: 'Başlangıcı ne olursa olsun dönemle birlikte biten iki eşit pencere. Uzunluğu filtrelerde siz belirlersiniz; söylenmezse 180 gündür.',
    },
    'repeat-rate': {
      name: 'Tekrar oranı',
      formula:
        'Dönem sonuna kadar iki ya da daha çok siparişi olan müşteriler ÷ dönemde sipariş veren müşteriler.',
      numerator:
        'Bu müşterilerden dönem sonuna kadar (iptaller dahil) en az iki siparişi olanlar, filtrenin dışındakiler de dahil.',
      denominator: 'Filtre ve dönem içinde en az bir siparişi olan müşteriler.',
    },
    'receivable-days': {
      name: 'Alacak günleri',
      formula: 'Faturalanan para × ödenene kadar geçen gün ÷ faturalanan para.',
      numerator:
        'İlk faturadan bu yana her an siparişlerin borcu, zaman içinde toplanmış (para × gün); açık olan şimdiye kadar sayılır.',
      denominator: 'Bu siparişlere faturalanan para, vergi dahil.',
      parts: {
        openMinor: 'Hâlâ alacak olan tutar.',
      },
      note: 'Alacak hesabının kayıtlarından: bir birim paranın alacak kaldığı ortalama gün sayısı. Her para birimi için bir rakam.',
    },
    'feedback-score': {
      name: 'Değerlendirme',
      formula: 'Yıldızların toplamı ÷ değerlendirmeler.',
      numerator: 'Müşterilerin teslimatlara verdiği yıldızların (1–5) toplamı; her teslimat için son söz.',
      denominator: 'Değerlendirilen teslimatlar.',
      parts: {
        stars1: '1 yıldızlı değerlendirmeler.',
        stars2: '2 yıldızlı değerlendirmeler.',
        stars3: '3 yıldızlı değerlendirmeler.',
        stars4: '4 yıldızlı değerlendirmeler.',
        stars5: '5 yıldızlı değerlendirmeler.',
      },
      note: 'Dışarıda kalanlar siparişler, sayılanlar değerlendirmelerdir.',
    },
  },
  quantiles: {
    mean: 'Ortalama',
    p50: 'Ortanca.',
    p90: "100'de 90'ı bundan yüksek değil.",
    p95: "100'de 95'i bundan yüksek değil.",
  },
  exclusions: {
    cancelled: 'Tümüyle iptal edilen siparişler.',
    open: 'Hâlâ yolda olan siparişler: her şey gönderilmiş ya da iptal edilmiş değil.',
    'not-shipped': 'Bir bölümü henüz gönderilmemiş siparişler.',
    'not-delivered': 'Bir bölümü henüz teslim edilmemiş ve günü geçmemiş siparişler.',
    'late-open': 'Günü geçtiği halde bir bölümü henüz teslim edilmemiş siparişler.',
    'no-date': 'Hiçbir satırında böyle bir tarih olmayan siparişler.',
    'no-time': 'İki zamandan biri bilinmeyen siparişler.',
    'times-contradict':
      'İkinci zamanı birincisinden önce olan siparişler (uyuşmayan saatler, içe aktarılan geçmiş).',
    empty: 'Satırı olmayan siparişler.',
    history: 'Geçmiş olarak içe aktarılan siparişler: hangi stok ve işle karşılaştıkları bilinmiyor.',
    'customer-wish': 'Eksik olan her şeyi müşterilerin kendilerinin iptal ettiği siparişler.',
    'not-picked': 'Henüz kimsenin toplamadığı satırlar.',
    'not-delivered-line': 'Hiçbir adedi teslim edilmemiş satırlar.',
    'never-held': 'Hiç bekletilmemiş siparişler.',
    'no-costs': 'Saklanan kaynak kararı olmayan, bu yüzden maliyeti bilinmeyen siparişler.',
    guest: 'Müşterisi belirtilmeyen siparişler.',
    'not-active': 'Önceki pencerede siparişi olmayan, bu yüzden bunda kaybedilemeyecek müşteriler.',
    'not-invoiced': 'Faturası olmayan siparişler.',
    'no-rating': 'Kimsenin değerlendirmediği siparişler.',
  },
  dimensions: {
    channel: 'Kanal',
    location: 'Konum',
    carrier: 'Taşıyıcı',
    sku: 'SKU',
    segment: 'Müşteri segmenti',
    country: 'Ülke',
    'process-version': 'Süreç sürümü',
    currency: 'Para birimi',
    reason: 'Neden',
  },
};
