// Japanese sentences for the refusals of planning and sourcing, by the refusal's code.

export const planning = {
  'location-repeated': '拠点{{location}}が重複しています。',
  'location-taken': 'コード{{location}}の拠点はすでにあります。追加する拠点には別のコードが必要です。',
  'location-unknown': '拠点{{location}}は見つかりません。',
  'no-orders': 'この期間に注文はありません。',
  'not-scheduled': '定期的な再計画は設定されていません。',
  'nothing-changed': '分析では、ルールか拠点網の少なくとも一方を変更してください。',
  'nothing-left': '出荷できる拠点がなくなります。',
  'opportunity-not-scheduled': '機会費用の定期的な計算は設定されていません。',
  'opportunity-run-ended': 'この計算は終了しています。',
  'opportunity-run-unknown': 'この計算は見つかりません。',
  'opportunity-running': '機会費用の計算はすでに実行中です。',
  'order-unknown': 'この注文は見つかりません。',
  'policy-invalid': 'ポリシーに誤りがあるため、判定できません。',
  'policy-unknown': 'このポリシー、またはそのバージョンは見つかりません。',
  'replan-ended': 'この再計画は終了しています。',
  'replan-running': '再計画はすでに実行中です。',
  'replan-unknown': 'この再計画は見つかりません。',
  'saves-nothing': '変更後のコストは、変更前より安くなる必要があります。',
  'shadow-stopped': 'このシャドー運用は停止されています。',
  'shadow-unknown': 'このシャドー運用は見つかりません。',
  'share-too-large': '追加する拠点に、在庫の100%を超えて割り当てることはできません。',
  'span-invalid': '期間の終わりは始まりより後で、未来でない日時にしてください。',
  'too-many-orders': '期間内の注文（{{orders}}件）が、1回の分析の上限（{{most}}件）を超えています。',
  'too-many-runs':
    '実行待ち・実行中の分析が上限（{{most}}件）に達しています。完了を待つか、1件中止してください。',
  'too-many-shadows': '同時に実行できるシャドー運用は{{most}}件までです。1件停止してください。',
  'what-if-ended': 'この分析は終了しています。',
  'what-if-unknown': 'この分析は見つかりません。',
};

export const sourcing = {
  'bundle-has-no-stock': 'セット自体に在庫はありません。構成品を指定してください。',
  'draft-exists': 'このポリシーにはすでに下書きがあります。編集するか、破棄して作り直してください。',
  'draft-missing': 'このポリシーに下書きはありません。',
  'failure-known': 'このルールの不具合はすでに報告済みです。',
  'location-unknown': 'この拠点は見つかりません。',
  'not-live': 'このポリシーは有効ではありません。',
  'policy-invalid': 'ポリシーに矛盾があるか、実行できません。該当箇所を確認してください。',
  'policy-unknown': 'このポリシーは見つかりません。',
  'scope-taken':
    'これらのチャネルでは別のポリシー（{{live}}）が有効です。置き換えを指定するか、そのポリシーを終了してください。',
  'sku-unknown': 'SKU {{sku}} は見つかりません。',
  'tables-twice': 'ルールは、表かDMNファイルのどちらか一方で指定してください。',
  'tables-unreadable': 'DMNファイルをルール表として読み取れません。該当箇所を確認してください。',
  'version-unknown': 'このポリシーにそのバージョンはありません。',
};
