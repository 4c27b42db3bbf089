// The texts of messages in English. Plain text; nothing here knows of HTML.
import { plural } from '../render/format.ts';
import type { Texts } from './text-form.ts';

export const en: Texts = {
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  items: (count) => `${count} ${plural('en', count, { one: 'item', other: 'items' })}`,
  closing: (shop) => `Kind regards\n${shop}`,
  contact: (email) => `Do you have a question? Write to us at ${email} and we will be glad to help.`,
  footer: (w) =>
    w.orderNumber
      ? `You are receiving this message because of order ${w.orderNumber} with ${w.shopName}.`
      : `You are receiving this message because you asked ${w.shopName} for it.`,
  labels: {
    orderNumber: 'Order number',
    item: 'Item',
    quantity: 'Quantity',
    price: 'Price',
    goods: 'Items',
    discount: 'Discount',
    shipping: 'Delivery',
    tax: 'Tax',
    total: 'Total',
    amount: 'Amount',
    carrier: 'Carrier',
    trackingNumber: 'Tracking number',
    deliverTo: 'Delivery address',
    collectAt: 'Collect at',
    collectBy: 'Collect by',
    pickupCode: 'Collection code',
    expected: 'Expected by',
    newDate: 'New delivery date',
    previousDate: 'Previous date',
    reason: 'Reason',
    track: 'Track the parcel',
    viewOrder: 'View your order',
    payAgain: 'Pay for your order',
    iAmHere: 'I am here',
    reference: 'Reference',
    sku: 'Item no.',
  },
  reasons: {
    'out-of-stock': 'The item is out of stock',
    'supplier-delay': 'Late delivery by our supplier',
    'carrier-delay': 'Delay at the carrier',
    weather: 'Bad weather',
    'high-demand': 'Unusually high demand',
    'address-problem': 'The carrier could not find the address',
    damaged: 'The goods were damaged',
    'customer-request': 'At your request',
    'payment-failed': 'The payment did not go through',
    'location-closed': 'The store or warehouse is closed',
  },
  templates: {
    'order-confirmed': {
      subject: (w) => `Your order ${w.orderNumber} is confirmed`,
      preheader: (w) => `Thank you! We have received your order${w.items ? ` of ${w.items}` : ''}.`,
      heading: () => 'Thank you for your order',
      paragraphs: (w) => [
        'We have received your order and will let you know as soon as it is on its way.',
        ...(w.backordered
          ? [
              'Some items are not in stock at the moment. We have reserved the next delivery for you and will send them as soon as they arrive.',
            ]
          : []),
      ],
    },
    'order-shipped': {
      subject: (w) => `Your order ${w.orderNumber} is on its way`,
      preheader: (w) => `We have handed ${w.items ?? 'your parcel'} over to the carrier.`,
      heading: () => 'Your parcel is on its way',
      paragraphs: () => [
        'We have handed the following items over to the carrier. Anything that is still missing will follow in a separate parcel.',
      ],
    },
    'ready-for-pickup': {
      subject: (w) => `Your order ${w.orderNumber} is ready to collect`,
      preheader: (w) => `Your items are waiting for you${w.pickupPlace ? ` at ${w.pickupPlace}` : ''}.`,
      heading: () => 'Ready to collect',
      paragraphs: (w) => [
        'Your items are ready and waiting for you. Please bring your order number with you.',
        ...(w.pickupUntil ? [`We will keep them for you until ${w.pickupUntil}.`] : []),
      ],
    },
    'pickup-reminder': {
      subject: (w) => `Your order ${w.orderNumber} is still waiting for you`,
      preheader: (w) =>
        w.pickupUntil ? `We are keeping it for you until ${w.pickupUntil}.` : 'Please collect it soon.',
      heading: () => 'Your items are still waiting for you',
      paragraphs: (w) => [
        'Your items are ready and have not been collected yet. Please bring your order number with you.',
        ...(w.pickupUntil
          ? [`We will keep them for you until ${w.pickupUntil}. After that we cancel what was not collected.`]
          : []),
      ],
    },
    'order-collected': {
      subject: (w) => `You have collected your order ${w.orderNumber}`,
      preheader: (w) => `Thank you for collecting ${w.items ?? 'your items'}.`,
      heading: () => 'Thank you for your visit',
      paragraphs: () => [
        'You have collected the following items. We hope you enjoy them.',
        'If anything is missing or damaged, please let us know and we will put it right.',
      ],
    },
    'pickup-expired': {
      subject: (w) => `Your pick-up for order ${w.orderNumber} has been cancelled`,
      preheader: () => 'The items were not collected in time.',
      heading: () => 'Your pick-up has been cancelled',
      paragraphs: () => [
        'The following items were not collected in time, so we have put them back on the shelf. The rest of your order stays as it is.',
        'If you have already paid for these items, we will refund the amount in the way that you paid it.',
      ],
    },
    'order-delivered': {
      subject: (w) => `Your order ${w.orderNumber} has been delivered`,
      preheader: () => 'Your parcel has arrived.',
      heading: () => 'Your parcel has arrived',
      paragraphs: () => [
        'According to the carrier, the following items have been delivered. We hope you enjoy them.',
        'If anything is missing or damaged, please let us know and we will put it right.',
      ],
    },
    'delivery-delayed': {
      subject: (w) => `Your order ${w.orderNumber} will arrive later than planned`,
      preheader: (w) =>
        w.newDate ? `The new delivery date is ${w.newDate}.` : 'There is a delay to your delivery.',
      heading: () => 'We are sorry: your delivery is delayed',
      paragraphs: (w) => [
        w.newDate
          ? `The following items will take longer than we promised. We now expect to deliver them by ${w.newDate}.`
          : 'The following items will take longer than we promised. We will write to you as soon as we know the new date.',
        'We apologise for the wait. There is nothing you need to do.',
      ],
    },
    'delivery-promised': {
      subject: (w) => `Delivery date for your order ${w.orderNumber}`,
      preheader: (w) =>
        w.newDate ? `Expected by ${w.newDate}.` : 'We now know when your items will arrive.',
      heading: () => 'We now know when your items will arrive',
      paragraphs: (w) => [
        w.newDate
          ? `We expect to deliver the following items by ${w.newDate}.`
          : 'We now know when the following items will arrive.',
        'We will let you know as soon as they are on their way.',
      ],
    },
    'address-changed': {
      subject: (w) => `New delivery address for your order ${w.orderNumber}`,
      preheader: () => 'We will deliver to the new address.',
      heading: () => 'Your delivery address has been changed',
      paragraphs: () => [
        'As requested, we will deliver your order to the new address shown below.',
        'If you did not ask for this, please contact us at once.',
      ],
    },
    'order-cancelled': {
      subject: (w) => `Your order ${w.orderNumber} has been cancelled`,
      preheader: () => 'Nothing more will be delivered or charged.',
      heading: () => 'Your order has been cancelled',
      paragraphs: () => [
        'The following order has been cancelled. Nothing more will be delivered or charged.',
        'If you have already paid, we will refund the amount in the way that you paid it.',
      ],
    },
    'lines-cancelled': {
      subject: (w) => `Items of your order ${w.orderNumber} have been cancelled`,
      preheader: (w) => `Cancelled: ${w.items ?? 'part of your order'}. The rest stays as ordered.`,
      heading: () => 'Part of your order has been cancelled',
      paragraphs: () => [
        'The following items have been cancelled. The rest of your order stays as it is.',
        'If you have already paid for these items, we will refund the amount in the way that you paid it.',
      ],
    },
    'payment-refunded': {
      subject: (w) => `Refund for your order ${w.orderNumber}`,
      preheader: (w) => (w.amount ? `We have refunded ${w.amount}.` : 'We have sent you a refund.'),
      heading: () => 'Your refund is on its way',
      paragraphs: (w) => [
        w.amount
          ? `We have refunded ${w.amount} in the way that you paid.`
          : 'We have refunded you in the way that you paid.',
        'Depending on your bank it may take a few working days until the amount appears on your account.',
      ],
    },
    'payment-declined': {
      subject: (w) => `The payment for your order ${w.orderNumber} did not go through`,
      preheader: () => 'Please pay again so that we can send your order.',
      heading: () => 'Please check your payment',
      paragraphs: () => [
        'Unfortunately your payment was declined, and nothing has been charged.',
        'Please pay again or choose another way to pay. As soon as the payment has arrived, we will send your order.',
      ],
    },
    'case-received': {
      subject: (w) =>
        [
          w.orderNumber ? `Your enquiry about order ${w.orderNumber}` : 'Your enquiry',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: () => 'Thank you for your message. We will get back to you.',
      heading: () => 'We have received your message',
      paragraphs: () => [
        'Thank you for your message. We have received it and will answer as soon as we can.',
      ],
    },
    'case-reply': {
      subject: (w) =>
        [
          w.orderNumber ? `Your enquiry about order ${w.orderNumber}` : 'Your enquiry',
          w.reference && `[${w.reference}]`,
        ]
          .filter(Boolean)
          .join(' '),
      preheader: (w) => w.title || 'We have an answer for you.',
      heading: () => 'Our answer to your enquiry',
      paragraphs: (w) => (w.body.length > 0 ? w.body : ['Please get in touch with us about your enquiry.']),
    },
    'sign-in-code': {
      subject: (w) => `Your sign-in code for ${w.shopName}`,
      preheader: () => 'The code is valid for ten minutes.',
      heading: () => 'Your sign-in code',
      paragraphs: (w) => [
        `Your code is ${w.code}`,
        'It is valid for ten minutes and can be used once. If you did not ask for it, please ignore this message.',
      ],
    },
  },
};
