// The texts of messages in Turkish. Plain text; nothing here knows of HTML. Turkish adds endings to names and numbers that
// depend on how they are read aloud, so sentences put them where no ending is needed.
import type { Texts } from './text-form.ts';

export const tr: Texts = {
  greeting: (name) => (name ? `Sayın ${name},` : 'Değerli müşterimiz,'),
  // a noun after a number stays in the singular
  items: (count) => `${count} ürün`,
  closing: (shop) => `Saygılarımızla\n${shop}`,
  contact: (email) =>
    `Sorularınız için bize ${email} adresinden ulaşabilirsiniz; memnuniyetle yardımcı oluruz.`,
  footer: (w) =>
    w.orderNumber
      ? `Bu iletiyi ${w.orderNumber} numaralı siparişiniz nedeniyle aldınız. Gönderen: ${w.shopName}.`
      : `Bu iletiyi kendi isteğiniz üzerine aldınız. Gönderen: ${w.shopName}.`,
  labels: {
    orderNumber: 'Sipariş numarası',
    item: 'Ürün',
    quantity: 'Adet',
    price: 'Tutar',
    goods: 'Ürünler',
    discount: 'İndirim',
    shipping: 'Teslimat',
    tax: 'Vergi',
    total: 'Toplam',
    amount: 'Tutar',
    carrier: 'Kargo firması',
    trackingNumber: 'Takip numarası',
    deliverTo: 'Teslimat adresi',
    collectAt: 'Teslim alma noktası',
    collectBy: 'Son teslim alma tarihi',
    pickupCode: 'Teslim alma kodu',
    expected: 'Tahmini teslimat tarihi',
    newDate: 'Yeni teslimat tarihi',
    previousDate: 'Önceki tarih',
    reason: 'Neden',
    track: 'Kargoyu takip edin',
    viewOrder: 'Siparişinizi görüntüleyin',
    payAgain: 'Siparişinizi ödeyin',
    iAmHere: 'Geldim',
    reference: 'Başvuru no.',
    sku: 'Ürün kodu',
  },
  reasons: {
    'out-of-stock': 'Ürün stokta kalmadı',
    'supplier-delay': 'Tedarikçimizden kaynaklanan gecikme',
    'carrier-delay': 'Kargo firmasından kaynaklanan gecikme',
    weather: 'Kötü hava koşulları',
    'high-demand': 'Beklenenin üzerinde talep',
    'address-problem': 'Kargo firması adresi bulamadı',
    damaged: 'Ürün hasar gördü',
    'customer-request': 'Talebiniz üzerine',
    'payment-failed': 'Ödeme gerçekleşmedi',
    'location-closed': 'Mağaza veya depo kapalı',
  },
  templates: {
    'order-confirmed': {
      subject: (w) => `${w.orderNumber} numaralı siparişiniz onaylandı`,
      preheader: (w) => `Teşekkür ederiz! Siparişinizi aldık${w.items ? `: ${w.items}` : ''}.`,
      heading: () => 'Siparişiniz için teşekkür ederiz',
      paragraphs: (w) => [
        'Siparişinizi aldık. Yola çıktığında size haber vereceğiz.',
        ...(w.backordered
          ? [
              'Bazı ürünler şu anda stokta yok. Bir sonraki sevkiyattan sizin için ayırdık; depomuza ulaşır ulaşmaz göndereceğiz.',
            ]
          : []),
      ],
    },
    'order-shipped': {
      subject: (w) => `${w.orderNumber} numaralı siparişiniz yola çıktı`,
      preheader: (w) => `Paketinizi kargoya verdik${w.items ? `: ${w.items}` : ''}.`,
      heading: () => 'Paketiniz yola çıktı',
      paragraphs: () => [
        'Aşağıdaki ürünleri kargoya teslim ettik. Eksik kalan ürünler varsa ayrı bir paketle gönderilecektir.',
      ],
    },
    'ready-for-pickup': {
      subject: (w) => `${w.orderNumber} numaralı siparişiniz teslim alınmaya hazır`,
      preheader: (w) => `Ürünleriniz sizi bekliyor${w.pickupPlace ? `: ${w.pickupPlace}` : ''}.`,
      heading: () => 'Siparişiniz teslim alınmaya hazır',
      paragraphs: (w) => [
        'Ürünleriniz hazır ve sizi bekliyor. Teslim alırken lütfen sipariş numaranızı belirtin.',
        ...(w.pickupUntil ? [`Siparişinizi sizin için saklayacağımız son tarih: ${w.pickupUntil}.`] : []),
      ],
    },
    'pickup-reminder': {
      subject: (w) => `${w.orderNumber} numaralı siparişiniz hâlâ sizi bekliyor`,
      preheader: (w) => (w.pickupUntil ? `Son tarih: ${w.pickupUntil}.` : 'Lütfen siparişinizi teslim alın.'),
      heading: () => 'Siparişiniz hâlâ sizi bekliyor',
      paragraphs: (w) => [
        'Ürünleriniz hazır, ancak henüz teslim alınmadı. Teslim alırken lütfen sipariş numaranızı belirtin.',
        ...(w.pickupUntil
          ? [
              `Siparişinizi sizin için saklayacağımız son tarih: ${w.pickupUntil}. Sonrasında teslim alınmayan ürünler iptal edilir.`,
            ]
          : []),
      ],
    },
    'order-collected': {
      subject: (w) => `${w.orderNumber} numaralı siparişinizi teslim aldınız`,
      preheader: (w) => `Teşekkür ederiz${w.items ? `: ${w.items}` : ''}.`,
      heading: () => 'Ziyaretiniz için teşekkür ederiz',
      paragraphs: () => [
        'Aşağıdaki ürünleri teslim aldınız. Memnun kalmanızı dileriz.',
        'Eksik veya hasarlı bir ürün varsa lütfen bize bildirin; hemen ilgileneceğiz.',
      ],
    },
    'pickup-expired': {
      subject: (w) => `${w.orderNumber} numaralı siparişinizin teslim alma süresi doldu`,
      preheader: () => 'Ürünler zamanında teslim alınmadı.',
      heading: () => 'Teslim alma süresi doldu',
      paragraphs: () => [
        'Aşağıdaki ürünler zamanında teslim alınmadığı için iptal edildi. Siparişinizin kalanı olduğu gibi devam ediyor.',
        'Bu ürünlerin ödemesini yaptıysanız tutarı, ödediğiniz yöntemle iade edeceğiz.',
      ],
    },
    'order-delivered': {
      subject: (w) => `${w.orderNumber} numaralı siparişiniz teslim edildi`,
      preheader: () => 'Paketiniz teslim edildi.',
      heading: () => 'Paketiniz teslim edildi',
      paragraphs: () => [
        'Kargo firmasının bildirimine göre aşağıdaki ürünler teslim edildi. Memnun kalmanızı dileriz.',
        'Eksik veya hasarlı bir ürün varsa lütfen bize bildirin; hemen ilgileneceğiz.',
      ],
    },
    'delivery-delayed': {
      subject: (w) => `${w.orderNumber} numaralı siparişinizin teslimatı gecikecek`,
      preheader: (w) => (w.newDate ? `Yeni teslimat tarihi: ${w.newDate}.` : 'Teslimatınız gecikecek.'),
      heading: () => 'Üzgünüz, teslimatınız gecikecek',
      paragraphs: (w) => [
        w.newDate
          ? `Aşağıdaki ürünlerin teslimatı söz verdiğimizden uzun sürecek. Yeni tahmini teslimat tarihi: ${w.newDate}.`
          : 'Aşağıdaki ürünlerin teslimatı söz verdiğimizden uzun sürecek. Yeni tarih belli olur olmaz size yazacağız.',
        'Beklettiğimiz için özür dileriz. Sizin bir şey yapmanıza gerek yok.',
      ],
    },
    'delivery-promised': {
      subject: (w) => `${w.orderNumber} numaralı siparişinizin teslimat tarihi`,
      preheader: (w) =>
        w.newDate ? `Tahmini teslimat tarihi: ${w.newDate}.` : 'Teslimat tarihi belli oldu.',
      heading: () => 'Teslimat tarihi belli oldu',
      paragraphs: (w) => [
        w.newDate
          ? `Aşağıdaki ürünler için tahmini teslimat tarihi: ${w.newDate}.`
          : 'Aşağıdaki ürünlerin teslimat tarihi belli oldu.',
        'Yola çıktıklarında size haber vereceğiz.',
      ],
    },
    'address-changed': {
      subject: (w) => `${w.orderNumber} numaralı siparişiniz için yeni teslimat adresi`,
      preheader: () => 'Siparişiniz yeni adrese teslim edilecek.',
      heading: () => 'Teslimat adresiniz değiştirildi',
      paragraphs: () => [
        'Talebiniz üzerine siparişiniz aşağıdaki yeni adrese teslim edilecektir.',
        'Bu değişikliği siz istemediyseniz lütfen hemen bizimle iletişime geçin.',
      ],
    },
    'order-cancelled': {
      subject: (w) => `${w.orderNumber} numaralı siparişiniz iptal edildi`,
      preheader: () => 'Başka bir gönderim veya tahsilat yapılmayacaktır.',
      heading: () => 'Siparişiniz iptal edildi',
      paragraphs: () => [
        'Aşağıdaki sipariş iptal edildi. Başka bir gönderim veya tahsilat yapılmayacaktır.',
        'Ödeme yaptıysanız tutarı, ödediğiniz yöntemle iade edeceğiz.',
      ],
    },
    'lines-cancelled': {
      subject: (w) => `${w.orderNumber} numaralı siparişinizdeki bazı ürünler iptal edildi`,
      preheader: (w) => `${w.items ? `İptal edilen: ${w.items}. ` : ''}Siparişinizin kalanı değişmedi.`,
      heading: () => 'Siparişinizin bir bölümü iptal edildi',
      paragraphs: () => [
        'Aşağıdaki ürünler iptal edildi. Siparişinizin kalanı olduğu gibi devam ediyor.',
        'Bu ürünlerin ödemesini yaptıysanız tutarı, ödediğiniz yöntemle iade edeceğiz.',
      ],
    },
    'payment-refunded': {
      subject: (w) => `${w.orderNumber} numaralı siparişinizin para iadesi`,
      preheader: (w) => (w.amount ? `İade edilen tutar: ${w.amount}.` : 'Para iadeniz yapıldı.'),
      heading: () => 'Para iadeniz yapıldı',
      paragraphs: (w) => [
        w.amount
          ? `Ödediğiniz yöntemle iade ettiğimiz tutar: ${w.amount}.`
          : 'Tutarı, ödediğiniz yöntemle iade ettik.',
        'Bankanıza bağlı olarak tutarın hesabınıza geçmesi birkaç iş günü sürebilir.',
      ],
    },
    'payment-declined': {
      subject: (w) => `${w.orderNumber} numaralı siparişinizin ödemesi gerçekleşmedi`,
      preheader: () => 'Siparişinizi gönderebilmemiz için lütfen ödemeyi yeniden yapın.',
      heading: () => 'Lütfen ödemenizi kontrol edin',
      paragraphs: () => [
        'Ne yazık ki ödemeniz reddedildi; sizden herhangi bir tahsilat yapılmadı.',
        'Lütfen ödemeyi yeniden yapın ya da başka bir ödeme yöntemi seçin. Ödemeniz ulaşır ulaşmaz siparişinizi göndereceğiz.',
      ],
    },
    'case-received': {
      subject: (w) =>
        [
          w.orderNumber ? `${w.orderNumber} numaralı siparişinizle ilgili başvurunuz` : 'Başvurunuz',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: () => 'İletiniz için teşekkür ederiz. En kısa sürede yanıt vereceğiz.',
      heading: () => 'İletinizi aldık',
      paragraphs: () => ['İletiniz için teşekkür ederiz. En kısa sürede yanıt vereceğiz.'],
    },
    'case-reply': {
      subject: (w) =>
        [
          w.orderNumber ? `${w.orderNumber} numaralı siparişinizle ilgili başvurunuz` : 'Başvurunuz',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: (w) => w.title || 'Size bir yanıtımız var.',
      heading: () => 'Başvurunuza yanıtımız',
      paragraphs: (w) =>
        w.body.length > 0 ? w.body : ['Lütfen başvurunuzla ilgili bizimle iletişime geçin.'],
    },
    'sign-in-code': {
      subject: (w) => `${w.shopName} giriş kodunuz`,
      preheader: () => 'Kod on dakika geçerlidir.',
      heading: () => 'Giriş kodunuz',
      paragraphs: (w) => [
        `Giriş kodunuz: ${w.code}`,
        'Kod on dakika geçerlidir ve yalnızca bir kez kullanılabilir. Bu kodu siz istemediyseniz lütfen bu iletiyi dikkate almayın.',
      ],
    },
  },
};
