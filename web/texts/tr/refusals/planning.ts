// Turkish sentences for the refusals of planning and sourcing, by the refusal's code.

export const planning = {
  'location-repeated': '{{location}} konumu iki kez verilmiş.',
  'location-taken': '{{location}} kodlu konum var; eklenenlerin kendi kodu olmalı.',
  'location-unknown': '{{location}} konumu yok.',
  'no-orders': 'Bu dönemde sipariş verilmemiş.',
  'not-scheduled': 'Zamanlanmış bir yeniden planlama zaten yok.',
  'nothing-changed': 'Çözümleme kuralları, ağı ya da ikisini değiştirmeli.',
  'nothing-left': 'Gönderim yapılacak hiçbir konum kalmazdı.',
  'opportunity-not-scheduled': 'Fırsat maliyetleri için zamanlanmış bir hesaplama zaten yok.',
  'opportunity-run-ended': 'Çalışma sona erdi.',
  'opportunity-run-unknown': 'Böyle bir çalışma yok.',
  'opportunity-running': 'Fırsat maliyetleri zaten hesaplanıyor.',
  'order-unknown': 'Böyle bir sipariş yok.',
  'policy-invalid': 'Politika karar veremiyor: bir hatası var.',
  'policy-unknown': 'Böyle bir politika ya da o sürümü yok.',
  'replan-ended': 'Yeniden planlama sona erdi.',
  'replan-running': 'Siparişler zaten yeniden planlanıyor.',
  'replan-unknown': 'Böyle bir yeniden planlama yok.',
  'saves-nothing': 'Bir taşıma kümesi öncekinden ucuz olmalı.',
  'shadow-stopped': 'Gölge çalışma durduruldu.',
  'shadow-unknown': 'Böyle bir gölge çalışma yok.',
  'share-too-large': 'Eklenen konumlar stoğun tamamından fazlasını alamaz.',
  'span-invalid': 'Dönem başladıktan sonra bitmeli ve gelecekte olmamalı.',
  'too-many-orders':
    'Dönemdeki sipariş sayısı ({{orders}}), bir çalışmanın yineleyebileceğinden ({{most}}) fazla.',
  'too-many-runs':
    'Bekleyen ve süren çalışmalar sınıra ulaştı ({{most}}); birinin bitmesini bekleyin ya da birini iptal edin.',
  'too-many-shadows': 'Aynı anda en fazla {{most}} gölge çalışma olabilir; birini durdurun.',
  'what-if-ended': 'Çözümleme sona erdi.',
  'what-if-unknown': 'Böyle bir çözümleme yok.',
};

export const sourcing = {
  'bundle-has-no-stock': 'Setin kendi stoğu olmaz: neden oluştuğunu belirtin.',
  'draft-exists': 'Politikanın zaten bir taslağı var: onu düzenleyin ya da atıp yenisini başlatın.',
  'draft-missing': 'Politikanın taslağı yok.',
  'failure-known': 'Bu kuralın hatası zaten bildirildi.',
  'location-unknown': 'Bu kodla bir konum yok.',
  'not-live': 'Politika yürürlükte değil.',
  'policy-invalid': 'Politika kendisiyle çelişiyor ya da çalıştırılamıyor; her yeri belirtildi.',
  'policy-unknown': 'Bu kodla bir politika yok.',
  'scope-taken':
    'Bu kanallarda başka bir politika ({{live}}) yürürlükte: onun yerine geçeceğini belirtin ya da onu kaldırın.',
  'sku-unknown': '{{sku}} kodlu bir SKU yok.',
  'tables-twice': 'Kurallar tablo olarak ya da DMN dosyası olarak verilir, ikisi birden değil.',
  'tables-unreadable': 'DMN dosyası kural tablosu olarak okunamıyor; her yeri belirtildi.',
  'version-unknown': 'Politikanın böyle bir sürümü yok.',
};
