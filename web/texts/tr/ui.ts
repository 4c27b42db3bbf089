// Turkish texts of the parts that all pages share.

export const ui = {
  close: 'Kapat',
  tryAgain: 'Yeniden dene',
  noConnection: 'Sunucuya ulaşılamıyor.',
  loadMore: 'Daha fazla yükle',
  shown_one: '{{count}} gösteriliyor',
  shown_other: '{{count}} gösteriliyor',
  all: 'Tümü',
  blank: 'Daha fazla',
  loadingDiagram: 'Şema yükleniyor',
  fit: 'Görünüme sığdır',
  fullscreen: 'Tam ekran',
};
