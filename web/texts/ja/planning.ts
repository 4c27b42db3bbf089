// Japanese texts of planning: stock, locations, carriers, rules, purchasing.

export const planning = {
  stock: {
    title: '在庫',
    sku: 'SKU',
    skuHint: 'SKU（完全一致）',
    location: '拠点',
    onHand: '手持ち',
    reserved: '引当済み',
    safety: '安全在庫',
    free: '利用可能',
    none: '一致する在庫はありません。',
    bar: '利用可能 {{available}}、引当済み {{reserved}}、手持ち {{onHand}}',
    adjust: '調整',
    adjustTitle: '{{location}}の{{sku}}を調整',
    adjustLabel: '{{location}}の{{sku}}を調整',
    change: '増減数（減らすときはマイナス）',
    reason: '理由',
    adjustDone: '在庫を調整しました。',
    list: 'SKU・拠点別の在庫',
  },
};
