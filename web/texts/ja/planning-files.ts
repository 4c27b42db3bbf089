// Japanese texts of planning: rows as files.

export const planningFiles = {
  files: {
    upload: 'CSV を取り込む',
    download: 'CSV をダウンロード',
    title: '{{part}} の取り込み',
    hint: '正しい行は保存され、拒否された行は行番号とともに示されます。既存の行は更新され、削除される行はありません。',
    columns: '列:{{columns}}',
    choose: 'CSV ファイル',
    tooLarge: 'ファイルが大きすぎます。分割してください。',
    written: '新規:{{created}} · 変更:{{changed}} · 変更なし:{{unchanged}}',
    allWell: 'すべての行を取り込みました。',
    refused: '拒否された行:{{count}}',
    line: '行',
    more: '{{count}} 件中 {{shown}} 件を表示しています。',
    cells: {
      missing: '{{column}} がありません。',
      notWhole: '{{column}} が整数ではありません:{{cell}}',
      notNumber: '{{column}} が数値ではありません:{{cell}}',
      notFlag: '{{column}} が yes / no ではありません:{{cell}}',
      notDays: '{{column}} が 12345 のような曜日ではありません。',
      twice: '{{line}} 行目と同じ内容です。',
    },
  },
};
