// Turkish texts of planning: rows as files.

export const planningFiles = {
  files: {
    upload: 'CSV yükle',
    download: 'CSV indir',
    title: '{{part}} yükleme',
    hint: 'İyi satırlar yazılır, reddedilen her biri satır numarasıyla belirtilir. Var olanlar değişir; hiçbir satır silinmez.',
    columns: 'Sütunlar: {{columns}}',
    choose: 'CSV dosyası',
    tooLarge: 'Dosya çok büyük: bölün.',
    written: 'Yeni: {{created}} · değişen: {{changed}} · aynı kalan: {{unchanged}}',
    allWell: 'Her satır alındı.',
    refused: 'Reddedilen satırlar: {{count}}',
    line: 'Satır',
    more: '{{count}} satırdan {{shown}} tanesi gösteriliyor.',
    cells: {
      missing: '{{column}} eksik.',
      notWhole: '{{column}} tam sayı değil: {{cell}}',
      notNumber: '{{column}} sayı değil: {{cell}}',
      notFlag: '{{column}} yes ya da no değil: {{cell}}',
      notDays: '{{column}} 12345 gibi haftanın günleri değil.',
      twice: '{{line}}. satırla aynı şey.',
    },
  },
};
