// Polish texts of planning: stock, locations, carriers, rules, purchasing.

export const planning = {
  stock: {
    title: 'Zapasy',
    sku: 'SKU',
    skuHint: 'Dokładne SKU',
    location: 'Lokalizacja',
    onHand: 'Na stanie',
    reserved: 'Zarezerwowane',
    safety: 'Zapas bezpieczeństwa',
    free: 'Dostępne',
    none: 'Żaden zapas nie pasuje.',
    bar: 'dostępne {{available}}, zarezerwowane {{reserved}}, na stanie {{onHand}}',
    adjust: 'Koryguj',
    adjustTitle: 'Korekta {{sku}} w {{location}}',
    adjustLabel: 'Koryguj {{sku}} w {{location}}',
    change: 'Zmiana w sztukach (minus zmniejsza)',
    reason: 'Powód',
    adjustDone: 'Stan jest skorygowany.',
    list: 'Zapasy według SKU i lokalizacji',
  },
};
