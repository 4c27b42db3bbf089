// Turkish sentences for refusals of insight.

export const insight = {
  'model-unknown': 'Böyle bir model yok.',
  'model-unreadable': 'Dosya okunabilir bir BPMN ya da PNML modeli değil.',
  'orders-only': 'Yalnızca siparişler süreç işletir; başka nesneleri yüklenen bir modelle karşılaştırın.',
  'process-unknown': 'Böyle bir süreç yayımlanmadı.',
  'data-set-unknown': 'Böyle bir veri kümesi yok.',
  'data-set-broken': 'Bu veri kümesinin dosyası artık okunamıyor; yeniden getirin.',
  'log-refused': 'Günlük bu hâliyle alınamaz; rapor nerede ve neden olduğunu söyler.',
  'notion-unknown': 'Günlükte bu türden nesne yok.',
  'engine-busy': 'Aynı anda çok fazla soru yanıtlanıyor; birazdan yeniden deneyin.',
  'engine-absent': 'Analiz motoru çalışmıyor; siparişler her zamanki gibi alınıp işleniyor.',
};
