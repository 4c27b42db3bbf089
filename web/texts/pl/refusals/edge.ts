// Polish sentences for the refusals of the API itself, of signing in and of saved views, by the refusal's code.

export const platform = {
  'internal-error': 'Coś się u nas nie udało; zostało to zapisane.',
  'invalid-input': 'Dane mają nieprawidłową postać.',
  'key-in-flight': 'Żądanie z tym kluczem jest jeszcze przetwarzane; odczekaj chwilę.',
  'key-reused': 'Ten klucz żądania był już użyty do czegoś innego; spróbuj ponownie.',
  'not-allowed': 'Ta rola na to nie pozwala.',
  'not-found': 'Nie ma tu czegoś takiego.',
  'not-signed-in': 'Zaloguj się.',
  overloaded: 'Serwer jest przeciążony; spróbuj ponownie za chwilę.',
  'too-large': 'Żądanie jest większe, niż przyjmuje ten serwer.',
};

export const http = {
  'bad-request': 'Żądanie nie jest poprawnym żądaniem HTTP.',
  'database-away': 'Baza danych jest chwilowo niedostępna; spróbuj ponownie za chwilę.',
  'foreign-origin': 'To żądanie przyszło z innej witryny.',
  'invalid-encoding': 'Żądanie zawiera tekst, który nie jest poprawnym UTF-8.',
  'invalid-key': 'Idempotency-Key ma od 1 do 200 widocznych znaków ASCII.',
  'length-required': 'Podaj długość treści żądania.',
  'malformed-json': 'Treść nie jest poprawnym zapisem JSON.',
  stopping: 'Serwer właśnie się zatrzymuje; spróbuj ponownie.',
  'too-many-attempts': 'Zbyt wiele prób; odczekaj chwilę.',
  'too-many-streams': 'Na tym serwerze otwarto zbyt wiele strumieni zdarzeń.',
  'unknown-route': 'Pod tym adresem niczego nie ma.',
  'unsupported-media-type': 'Wyślij JSON: Content-Type application/json, bez kompresji.',
  'wrong-method': 'Ten adres nie obsługuje tej metody.',
};

export const access = {
  'channel-mismatch': 'Rola „kanał” wymaga kanału, a żadna inna rola go nie ma.',
  'email-taken': 'Konto z tym adresem e-mail już istnieje.',
  'invitation-spent': 'Ten link został już użyty albo wygasł; poproś o nowy.',
  'key-revoked': 'Ten klucz został już unieważniony.',
  'last-admin': 'To ostatnia osoba z rolą administratora.',
  'name-taken': 'Klucz o tej nazwie jest w użyciu; unieważnij go albo wybierz inną nazwę.',
  'unknown-key': 'Nie ma takiego klucza API.',
  'unknown-user': 'Nie ma takiego użytkownika.',
  'wrong-password': 'E-mail lub hasło jest nieprawidłowe.',
};

export const desk = {
  'name-taken': 'Masz tu już inny widok o tej nazwie.',
  'not-yours': 'Ten widok utworzył ktoś inny; zapisz kopię pod własną nazwą.',
  'too-many-views': 'Widoków jest już zbyt wiele: najpierw usuń jeden z nich.',
  'unknown-view': 'Nie ma takiego widoku.',
};

/** What the pages say themselves, when an answer is no problem document. */
export const unexpectedAnswer = 'Serwer odpowiedział {{status}} bez wyjaśnienia.';
