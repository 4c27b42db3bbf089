// Japanese texts of the parts that all pages share.

export const ui = {
  close: '閉じる',
  tryAgain: '再試行',
  noConnection: 'サーバーに接続できません。',
  loadMore: 'さらに読み込む',
  shown_other: '{{count}}件を表示',
  all: 'すべて',
  blank: 'その他',
  loadingDiagram: '図を読み込み中',
  fit: '全体を表示',
  fullscreen: '全画面',
};
