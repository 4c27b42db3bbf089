// Japanese sentences for refusals of insight.

export const insight = {
  'model-unknown': 'このモデルは見つかりません。',
  'model-unreadable': 'このファイルは読み取れるBPMNまたはPNMLのモデルではありません。',
  'orders-only': 'プロセスを実行するのは注文だけです。ほかの対象はアップロードしたモデルと比べてください。',
  'process-unknown': 'このプロセスは配備されていません。',
  'data-set-unknown': 'このデータセットは見つかりません。',
  'data-set-broken': 'このデータセットのファイルは読み取れなくなりました。もう一度取り込んでください。',
  'log-refused': 'このログはこのままでは取り込めません。場所と理由は報告にあります。',
  'notion-unknown': 'このログにはこの種類のオブジェクトがありません。',
  'engine-busy': '同時に処理している問い合わせが多すぎます。少し待ってからもう一度お試しください。',
  'engine-absent': '分析エンジンが動いていません。注文の受付と処理は通常どおり続いています。',
};
