// Japanese sentences for the refusals of the API itself, of signing in and of saved views, by the refusal's code.

export const platform = {
  'internal-error': 'エラーが発生しました。記録されています。',
  'invalid-input': '入力内容の形式が正しくありません。',
  'key-in-flight': '同じキーの要求をまだ処理中です。しばらくお待ちください。',
  'key-reused': 'この要求のキーは別の内容で使用済みです。もう一度お試しください。',
  'not-allowed': '現在の権限ではこの操作はできません。',
  'not-found': '見つかりませんでした。',
  'not-signed-in': 'サインインしてください。',
  overloaded: 'サーバーが混み合っています。しばらくしてからもう一度お試しください。',
  'too-large': '送信内容が大きすぎます。',
};

export const http = {
  'bad-request': '要求がHTTPの形式に合っていません。',
  'database-away': 'データベースに接続できません。しばらくしてからもう一度お試しください。',
  'foreign-origin': '別のサイトからの要求のため、受け付けられません。',
  'invalid-encoding': 'UTF-8として正しくない文字が含まれています。',
  'invalid-key': 'Idempotency-Keyは、1～200文字の表示可能なASCII文字で指定してください。',
  'length-required': '送信内容の長さを指定してください。',
  'malformed-json': '送信内容が正しいJSONではありません。',
  stopping: 'サーバーは停止処理中です。しばらくしてからもう一度お試しください。',
  'too-many-attempts': '試行回数が多すぎます。しばらくお待ちください。',
  'too-many-streams': 'このサーバーの同時接続数が上限に達しています。',
  'unknown-route': 'このアドレスには何もありません。',
  'unsupported-media-type': 'JSON（Content-Type: application/json、圧縮なし）で送信してください。',
  'wrong-method': 'このアドレスはその操作に対応していません。',
};

export const access = {
  'channel-mismatch': 'チャネルを指定できるのは「チャネル」の権限だけで、その場合は必須です。',
  'email-taken': 'このメールアドレスのアカウントはすでにあります。',
  'invitation-spent': 'このリンクは使用済みか、有効期限が切れています。新しいリンクを依頼してください。',
  'key-revoked': 'このキーはすでに失効しています。',
  'last-admin': '最後の管理者のため、変更できません。',
  'name-taken': 'この名前のキーは使用中です。先に失効させるか、別の名前を選んでください。',
  'unknown-key': 'このAPIキーは見つかりません。',
  'unknown-user': 'このユーザーは見つかりません。',
  'wrong-password': 'メールアドレスまたはパスワードが違います。',
};

export const desk = {
  'name-taken': 'この名前のビューはすでにあります。',
  'not-yours': 'ほかの人が作成したビューです。別の名前でコピーを保存してください。',
  'too-many-views': 'ビューの数が上限に達しています。先に1件削除してください。',
  'unknown-view': 'このビューは見つかりません。',
};

/** What the pages say themselves, when an answer is no problem document. */
export const unexpectedAnswer = 'サーバーが理由を示さずに{{status}}を返しました。';
