// Russian texts of planning: stock, locations, carriers, rules, purchasing.

export const planning = {
  stock: {
    title: 'Stock',
    sku: 'SKU',
    skuHint: 'Exact SKU',
    location: 'Location',
    onHand: 'On hand',
    reserved: 'Reserved',
    safety: 'Safety',
    free: 'Free',
    none: 'No stock matches.',
    bar: '{{available}} free, {{reserved}} reserved, {{onHand}} on hand',
    adjust: 'Adjust',
    adjustTitle: 'Adjust {{sku}} at {{location}}',
    adjustLabel: 'Adjust {{sku}} at {{location}}',
    change: 'Change in units (minus takes away)',
    reason: 'Reason',
    adjustDone: 'The stock is adjusted.',
    list: 'Stock by SKU and location',
  },
};
