// Japanese sentences for the refusals of processes and tasks, by the refusal's code.

export const workflow = {
  'command-unknown': 'モデルが、存在しないコマンドを呼び出しています。',
  'draft-changed': '開いた後に、ほかの人が下書きを保存しました。',
  'draft-misnamed': 'ファイルの内容が、下書きとは別のプロセスまたは判定表です。',
  'draft-outdated':
    '下書きの作成後に別のバージョンが配備されました。先にそのバージョンを元に保存し直してください。',
  'draft-unknown': 'この下書きは見つかりません。',
  'form-refused': 'この入力内容ではタスクを完了できません。問題のある項目を確認してください。',
  'incident-settled': 'このインシデントはすでに処理済みです。',
  'incident-unknown': 'このインシデントは見つかりません。',
  'instance-unknown': 'この注文で、そのプロセスは実行されていません。',
  'mapping-unknown': '対応付けに、存在しない要素が含まれています。',
  'model-refused': 'モデルを配備できません。問題のある要素を確認してください。',
  'order-unknown': 'この注文は見つかりません。',
  'process-running': 'この注文では、すでにこのプロセスが実行中です。',
  'process-unknown': 'このプロセスまたはバージョンは見つかりません。',
  'task-assigned': 'このタスクはほかの人が担当しています。',
  'task-ended': 'このタスクは終了しています。',
  'task-not-for-role': 'このタスクは別のグループの担当です。',
  'task-unknown': 'このタスクは見つかりません。',
  'trial-impossible': 'この注文には、試行できるプロセスがありません。',
  'versions-alike': 'すでにそのバージョンで実行中です。',
};
