// Russian texts of planning: stock, locations, carriers, rules, purchasing.

export const planning = {
  stock: {
    title: 'Запасы',
    sku: 'Артикул',
    skuHint: 'Точный артикул',
    location: 'Место',
    onHand: 'В наличии',
    reserved: 'В резерве',
    safety: 'Страховой запас',
    free: 'Доступно',
    none: 'Подходящих запасов нет.',
    bar: 'доступно {{available}}, в резерве {{reserved}}, в наличии {{onHand}}',
    adjust: 'Изменить',
    adjustTitle: 'Изменение {{sku}}, {{location}}',
    adjustLabel: 'Изменить {{sku}}, {{location}}',
    change: 'Изменение в единицах (минус уменьшает)',
    reason: 'Причина',
    adjustDone: 'Запас изменён.',
    list: 'Запасы по артикулам и местам',
  },
};
