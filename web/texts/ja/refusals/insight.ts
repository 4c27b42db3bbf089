// Japanese sentences for refusals of insight.

export const insight = {
  'model-unknown': 'このモデルは見つかりません。',
  'model-unreadable': 'このファイルは読み取れるBPMNまたはPNMLのモデルではありません。',
  'orders-only': 'プロセスを実行するのは注文だけです。ほかの対象はアップロードしたモデルと比べてください。',
  'process-unknown': 'このプロセスは配備されていません。',
};
