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
  'dimension-unknown': 'このKPIはこの切り口では分けられません。',
  'target-unknown': 'この目標は見つかりません。',
  'currency-needed': '金額の目標には、絞り込みに通貨が必要です。',
  'time-zone-unknown': 'このタイムゾーンはありません。',
  'report-unknown': 'このレポートは見つかりません。',
  'variant-unknown': '対象のケースにこのバリアントはありません。',
  'case-unknown': 'このログにそのケースはありません。',
  'took-too-long': 'この問い合わせには時間がかかりすぎます。期間や条件で絞り込んでください。',
  'simulation-unknown': 'このシミュレーションは見つかりません。',
  'simulation-ended': 'このシミュレーションは終了しています。',
  'too-many-simulations':
    '待機中または実行中のシミュレーションが上限に達しています。終わるのを待つか、一つ取り消してください。',
  'nothing-simulated': 'シミュレーションでは何かを変えるか、別のモデルと比べてください。',
  'too-few-cases': '学習するには、終了したケースが少なすぎます。',
};
