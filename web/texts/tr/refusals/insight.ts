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
  'dimension-unknown': 'Bu gösterge bu boyuta göre ayrılmaz.',
  'target-unknown': 'Böyle bir hedef yok.',
  'currency-needed': 'Para hedefi için filtrede para birimi gerekir.',
  'time-zone-unknown': 'Böyle bir saat dilimi yok.',
  'report-unknown': 'Böyle bir rapor yok.',
  'variant-unknown': 'Bakılan hiçbir vakada bu varyant yok.',
  'case-unknown': 'Bu günlükte böyle bir vaka yok.',
  'took-too-long': 'Bu soru çok uzun sürüyor; zamanla veya filtrelerle daraltın.',
  'simulation-unknown': 'Böyle bir benzetim yok.',
  'simulation-ended': 'Benzetim sona erdi.',
  'too-many-simulations':
    'Bekleyebilecek kadar benzetim bekliyor veya sürüyor; birinin bitmesini bekleyin veya iptal edin.',
  'nothing-simulated': 'Benzetim bir şeyi değiştirir ya da başka bir modelle karşılaştırır.',
  'too-few-cases': 'Öğrenmek için çok az vaka sona erdi.',
};
