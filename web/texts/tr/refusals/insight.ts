// Turkish sentences for refusals of insight.

export const insight = {
  'model-unknown': 'Böyle bir model yok.',
  'model-unreadable': 'Dosya okunabilir bir BPMN ya da PNML modeli değil.',
  'orders-only': 'Yalnızca siparişler süreç işletir; başka nesneleri yüklenen bir modelle karşılaştırın.',
  'process-unknown': 'Böyle bir süreç yayımlanmadı.',
};
