// The texts of messages in Japanese. Plain text; nothing here knows of HTML.
import type { Texts } from './text-form.ts';

export const ja: Texts = {
  greeting: (name) => (name ? `${name} 様` : 'お客様'),
  items: (count) => `${count}点`,
  closing: (shop) => `今後ともよろしくお願いいたします。\n${shop}`,
  contact: (email) => `ご不明な点がございましたら、${email} までお気軽にお問い合わせください。`,
  footer: (w) =>
    w.orderNumber
      ? `このメールは、${w.shopName}でのご注文（注文番号：${w.orderNumber}）に関するお知らせとしてお送りしています。`
      : `このメールは、${w.shopName}へのお申し込みに基づきお送りしています。`,
  labels: {
    orderNumber: '注文番号',
    item: '商品',
    quantity: '数量',
    price: '金額',
    goods: '商品合計',
    discount: '割引',
    shipping: '送料',
    tax: '税',
    total: '合計',
    amount: '金額',
    carrier: '配送業者',
    trackingNumber: 'お問い合わせ番号',
    deliverTo: 'お届け先',
    collectAt: '受け取り場所',
    collectBy: '受け取り期限',
    pickupCode: '受け取りコード',
    expected: 'お届け予定日',
    newDate: '新しいお届け予定日',
    previousDate: '変更前のお届け予定日',
    reason: '理由',
    track: '配送状況を確認する',
    viewOrder: 'ご注文内容を確認する',
    payAgain: 'お支払い手続きへ進む',
    iAmHere: '店舗に到着しました',
    reference: 'お問い合わせ番号',
    sku: '商品番号',
  },
  reasons: {
    'out-of-stock': '在庫切れのため',
    'supplier-delay': '仕入先からの入荷遅延のため',
    'carrier-delay': '配送業者における遅延のため',
    weather: '悪天候のため',
    'high-demand': 'ご注文が集中しているため',
    'address-problem': 'お届け先住所が確認できなかったため',
    damaged: '商品の破損のため',
    'customer-request': 'お客様のご要望のため',
    'payment-failed': 'お支払いが完了しなかったため',
    'location-closed': '店舗または倉庫が休業しているため',
  },
  templates: {
    'order-confirmed': {
      subject: (w) => `ご注文を承りました（注文番号：${w.orderNumber}）`,
      preheader: (w) =>
        w.items
          ? `ご注文ありがとうございます。${w.items}のご注文を承りました。`
          : 'ご注文ありがとうございます。',
      heading: () => 'ご注文ありがとうございます',
      paragraphs: (w) => [
        '以下の内容でご注文を承りました。商品を発送いたしましたら、あらためてメールでお知らせいたします。',
        ...(w.backordered
          ? [
              '一部の商品は現在在庫を切らしております。次回入荷分をお客様のために確保し、入荷次第発送いたします。',
            ]
          : []),
      ],
    },
    'order-shipped': {
      subject: (w) => `商品を発送いたしました（注文番号：${w.orderNumber}）`,
      preheader: (w) => `${w.items ?? '商品'}を発送いたしました。`,
      heading: () => '商品を発送いたしました',
      paragraphs: () => [
        '以下の商品を配送業者に引き渡しました。お届けまで今しばらくお待ちください。残りの商品がある場合は、別便でお届けいたします。',
      ],
    },
    'ready-for-pickup': {
      subject: (w) => `商品のお受け取り準備が整いました（注文番号：${w.orderNumber}）`,
      preheader: (w) => `${w.pickupPlace ? `${w.pickupPlace}にて` : ''}商品をお受け取りいただけます。`,
      heading: () => 'お受け取りの準備が整いました',
      paragraphs: (w) => [
        '以下の商品をご用意いたしました。ご来店の際は、注文番号をお知らせください。',
        ...(w.pickupUntil ? [`お取り置き期限は${w.pickupUntil}までとなります。`] : []),
      ],
    },
    'pickup-reminder': {
      subject: (w) => `商品のお受け取りをお待ちしております（注文番号：${w.orderNumber}）`,
      preheader: (w) =>
        w.pickupUntil ? `お取り置き期限は${w.pickupUntil}です。` : 'お早めにお受け取りください。',
      heading: () => '商品のお受け取りをお待ちしております',
      paragraphs: (w) => [
        '以下の商品をまだお受け取りいただいておりません。ご来店の際は、注文番号をお知らせください。',
        ...(w.pickupUntil
          ? [
              `お取り置き期限は${w.pickupUntil}までとなります。期限を過ぎますと、キャンセルとさせていただきます。`,
            ]
          : []),
      ],
    },
    'order-collected': {
      subject: (w) => `商品をお受け取りいただきました（注文番号：${w.orderNumber}）`,
      preheader: () => 'ご来店いただき、ありがとうございました。',
      heading: () => 'ご来店ありがとうございました',
      paragraphs: () => [
        '以下の商品をお受け取りいただきました。',
        '商品の不足や破損などがございましたら、お手数ですがご連絡ください。速やかに対応いたします。',
      ],
    },
    'pickup-expired': {
      subject: (w) => `お取り置き期限が過ぎました（注文番号：${w.orderNumber}）`,
      preheader: () => '期限までにお受け取りいただけなかったため、キャンセルいたしました。',
      heading: () => 'お取り置きをキャンセルいたしました',
      paragraphs: () => [
        '以下の商品は、期限までにお受け取りいただけなかったため、キャンセルいたしました。その他の商品に変更はございません。',
        '該当商品のお支払いがお済みの場合は、お支払いいただいた方法にて返金いたします。',
      ],
    },
    'order-delivered': {
      subject: (w) => `商品のお届けが完了しました（注文番号：${w.orderNumber}）`,
      preheader: () => '商品のお届けが完了いたしました。',
      heading: () => '商品のお届けが完了しました',
      paragraphs: () => [
        '配送業者より、以下の商品のお届けが完了したとの連絡がありました。',
        '商品の不足や破損などがございましたら、お手数ですがご連絡ください。速やかに対応いたします。',
      ],
    },
    'delivery-delayed': {
      subject: (w) => `お届け遅延のお詫び（注文番号：${w.orderNumber}）`,
      preheader: (w) =>
        w.newDate ? `新しいお届け予定日は${w.newDate}です。` : 'お届けが予定より遅れる見込みです。',
      heading: () => 'お届けが遅れることをお詫び申し上げます',
      paragraphs: (w) => [
        w.newDate
          ? `誠に申し訳ございませんが、以下の商品のお届けが予定より遅れる見込みです。新しいお届け予定日は${w.newDate}です。`
          : '誠に申し訳ございませんが、以下の商品のお届けが予定より遅れる見込みです。新しいお届け予定日が決まり次第、お知らせいたします。',
        'お待たせしてしまい、深くお詫び申し上げます。お客様に行っていただくお手続きはございません。',
      ],
    },
    'delivery-promised': {
      subject: (w) => `お届け予定日のお知らせ（注文番号：${w.orderNumber}）`,
      preheader: (w) => (w.newDate ? `お届け予定日は${w.newDate}です。` : 'お届け予定日が決まりました。'),
      heading: () => 'お届け予定日が決まりました',
      paragraphs: (w) => [
        w.newDate
          ? `以下の商品のお届け予定日は${w.newDate}です。`
          : '以下の商品のお届け予定日が決まりました。',
        '商品を発送いたしましたら、あらためてメールでお知らせいたします。',
      ],
    },
    'address-changed': {
      subject: (w) => `お届け先変更のお知らせ（注文番号：${w.orderNumber}）`,
      preheader: () => '新しいお届け先へお送りいたします。',
      heading: () => 'お届け先を変更いたしました',
      paragraphs: () => [
        'ご依頼のとおり、ご注文の商品を下記の新しいお届け先へお送りいたします。',
        'お心当たりのない場合は、お手数ですがすぐにご連絡ください。',
      ],
    },
    'order-cancelled': {
      subject: (w) => `ご注文のキャンセルを承りました（注文番号：${w.orderNumber}）`,
      preheader: () => '今後、商品の発送やご請求はございません。',
      heading: () => 'ご注文をキャンセルいたしました',
      paragraphs: () => [
        '以下のご注文をキャンセルいたしました。今後、商品の発送やご請求はございません。',
        'すでにお支払いがお済みの場合は、お支払いいただいた方法にて返金いたします。',
      ],
    },
    'lines-cancelled': {
      subject: (w) => `ご注文の一部をキャンセルいたしました（注文番号：${w.orderNumber}）`,
      preheader: (w) =>
        `${w.items ?? '一部の商品'}をキャンセルいたしました。その他の商品に変更はございません。`,
      heading: () => 'ご注文の一部をキャンセルいたしました',
      paragraphs: () => [
        '以下の商品をキャンセルいたしました。その他の商品に変更はございません。',
        'キャンセルされた商品のお支払いがお済みの場合は、お支払いいただいた方法にて返金いたします。',
      ],
    },
    'payment-refunded': {
      subject: (w) => `ご返金のお知らせ（注文番号：${w.orderNumber}）`,
      preheader: (w) => (w.amount ? `${w.amount}を返金いたしました。` : '返金のお手続きをいたしました。'),
      heading: () => '返金のお手続きをいたしました',
      paragraphs: (w) => [
        w.amount
          ? `お支払いいただいた方法にて${w.amount}を返金いたしました。`
          : 'お支払いいただいた方法にて返金いたしました。',
        '金融機関により、口座に反映されるまで数営業日かかる場合がございます。',
      ],
    },
    'payment-declined': {
      subject: (w) => `お支払いが完了しておりません（注文番号：${w.orderNumber}）`,
      preheader: () => '恐れ入りますが、お支払いの再手続きをお願いいたします。',
      heading: () => 'お支払いをご確認ください',
      paragraphs: () => [
        '誠に恐れ入りますが、お支払いの手続きが完了いたしませんでした。現時点でご請求は発生しておりません。',
        'お手数ですが、再度お支払いいただくか、別のお支払い方法をお選びください。お支払いを確認でき次第、商品を発送いたします。',
      ],
    },
    'case-received': {
      subject: (w) =>
        [
          w.orderNumber ? `お問い合わせについて（注文番号：${w.orderNumber}）` : 'お問い合わせについて',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: () => 'お問い合わせありがとうございます。追ってご連絡いたします。',
      heading: () => 'お問い合わせを承りました',
      paragraphs: () => ['お問い合わせを承りました。内容を確認のうえ、できるだけ早くご返信いたします。'],
    },
    'case-reply': {
      subject: (w) =>
        [
          w.orderNumber ? `お問い合わせについて（注文番号：${w.orderNumber}）` : 'お問い合わせについて',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: (w) => w.title || 'お問い合わせへの回答をお送りします。',
      heading: () => 'お問い合わせへの回答',
      paragraphs: (w) => (w.body.length > 0 ? w.body : ['お問い合わせの件でご連絡をお願いいたします。']),
    },
    'sign-in-code': {
      subject: (w) => `${w.shopName}のログインコード`,
      preheader: () => 'コードの有効期限は10分です。',
      heading: () => 'ログインコード',
      paragraphs: (w) => [
        `ログインコード：${w.code}`,
        '有効期限は10分で、1回のみご利用いただけます。お心当たりのない場合は、このメールを破棄してください。',
      ],
    },
  },
};
