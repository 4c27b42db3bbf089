// Turkish texts of planning: stock, locations, carriers, rules, purchasing.

export const planning = {
  stock: {
    title: 'Stok',
    sku: 'SKU',
    skuHint: 'Tam SKU',
    location: 'Konum',
    onHand: 'Eldeki',
    reserved: 'Ayrılan',
    safety: 'Emniyet stoku',
    free: 'Serbest',
    none: 'Eşleşen stok yok.',
    bar: '{{available}} serbest, {{reserved}} ayrılmış, {{onHand}} elde',
    adjust: 'Düzelt',
    adjustTitle: '{{location}} konumunda {{sku}} düzeltmesi',
    adjustLabel: '{{location}} konumunda {{sku}} düzelt',
    change: 'Adet değişimi (eksi azaltır)',
    reason: 'Neden',
    adjustDone: 'Stok düzeltildi.',
    list: 'SKU ve konuma göre stok',
  },
};
