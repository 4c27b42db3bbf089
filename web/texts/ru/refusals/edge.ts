// Russian sentences for the refusals of the API itself, of signing in and of saved views, by the refusal's code.

export const platform = {
  'internal-error': 'У нас произошла ошибка; она записана.',
  'invalid-input': 'Данные заполнены неверно.',
  'key-in-flight': 'Запрос с этим ключом ещё выполняется; подождите немного.',
  'key-reused': 'Этот ключ запроса уже использован для другого; попробуйте ещё раз.',
  'not-allowed': 'Эта роль этого не позволяет.',
  'not-found': 'Здесь такого нет.',
  'not-signed-in': 'Войдите в систему.',
  overloaded: 'Сервер перегружен; попробуйте ещё раз чуть позже.',
  'too-large': 'Запрос больше, чем принимает этот сервер.',
};

export const http = {
  'bad-request': 'Запрос не соответствует формату HTTP.',
  'database-away': 'База данных сейчас недоступна; попробуйте ещё раз чуть позже.',
  'foreign-origin': 'Этот запрос пришёл с другого сайта.',
  'invalid-encoding': 'Запрос содержит текст не в кодировке UTF-8.',
  'invalid-key': 'Idempotency-Key состоит из 1–200 видимых символов ASCII.',
  'length-required': 'Укажите длину тела запроса.',
  'malformed-json': 'Тело запроса не является корректным JSON.',
  stopping: 'Сервер останавливается; попробуйте ещё раз.',
  'too-many-attempts': 'Слишком много попыток; подождите немного.',
  'too-many-streams': 'На этом сервере открыто слишком много потоков событий.',
  'unknown-route': 'По этому адресу ничего нет.',
  'unsupported-media-type': 'Отправьте JSON: Content-Type application/json, без сжатия.',
  'wrong-method': 'Этот адрес не поддерживает такой метод.',
};

export const access = {
  'channel-mismatch': 'Роли «канал» нужен канал, у других ролей его нет.',
  'email-taken': 'Учётная запись с этим адресом эл. почты уже есть.',
  'invitation-spent': 'Эта ссылка уже использована или устарела; запросите новую.',
  'key-revoked': 'Этот ключ уже отозван.',
  'last-admin': 'Это последний пользователь с ролью администратора.',
  'name-taken': 'Ключ с таким именем уже используется; отзовите его или выберите другое имя.',
  'unknown-key': 'Такого ключа API нет.',
  'unknown-user': 'Такого пользователя нет.',
  'wrong-password': 'Неверный адрес эл. почты или пароль.',
};

export const desk = {
  'name-taken': 'У вас здесь уже есть представление с таким именем.',
  'not-yours': 'Это представление создал другой пользователь; сохраните копию под своим именем.',
  'too-many-views': 'Представлений слишком много: сначала удалите одно.',
  'unknown-view': 'Такого представления нет.',
};

/** What the pages say themselves, when an answer is no problem document. */
export const unexpectedAnswer = 'Сервер ответил {{status}} без объяснения.';
