// The words of the sign-in pages in the languages of the console, and which of them somebody reads who has not chosen.

export interface SignInTexts {
  /** The language's own name, for the switch. */
  readonly language: string;
  readonly choose: string;
  readonly signIn: string;
  readonly email: string;
  readonly password: string;
  readonly makeAccount: string;
  readonly name: string;
  readonly newPassword: string;
  readonly makeAndSignIn: string;
  readonly linkGone: string;
  /** By the code of a refusal; `other` for the rest. */
  readonly refusals: Readonly<Record<string, string>> & { readonly other: string };
}

const en: SignInTexts = {
  language: 'English',
  choose: 'Language',
  signIn: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  makeAccount: 'Make your account',
  name: 'Name',
  newPassword: 'Password (12 characters or more)',
  makeAndSignIn: 'Make account and sign in',
  linkGone: 'This link no longer works',
  refusals: {
    'access.wrong-password': 'E-mail or password is wrong.',
    'access.invitation-spent': 'This link was used already or has expired; ask for a new one.',
    'access.email-taken': 'Somebody with this e-mail address has an account already.',
    'http.too-many-attempts': 'Too many attempts; wait a little.',
    'http.foreign-origin': 'This form was sent from another site; open this page again.',
    'http.database-away': 'The database cannot be reached right now; try again in a moment.',
    'platform.overloaded': 'The server is at its limit; try again in a moment.',
    'platform.invalid-input': 'Please check what you have entered.',
    other: 'That did not work. Please try again.',
  },
};

const ja: SignInTexts = {
  language: '日本語',
  choose: '言語',
  signIn: 'サインイン',
  email: 'メールアドレス',
  password: 'パスワード',
  makeAccount: 'アカウントの作成',
  name: '名前',
  newPassword: 'パスワード（12文字以上）',
  makeAndSignIn: 'アカウントを作成してサインイン',
  linkGone: 'このリンクは使用できません',
  refusals: {
    'access.wrong-password': 'メールアドレスまたはパスワードが違います。',
    'access.invitation-spent':
      'このリンクは使用済みか、有効期限が切れています。新しいリンクを依頼してください。',
    'access.email-taken': 'このメールアドレスのアカウントはすでにあります。',
    'http.too-many-attempts': '試行回数が多すぎます。しばらくお待ちください。',
    'http.foreign-origin': '別のサイトから送信されました。このページを開き直してください。',
    'http.database-away': 'データベースに接続できません。しばらくしてからもう一度お試しください。',
    'platform.overloaded': 'サーバーが混み合っています。しばらくしてからもう一度お試しください。',
    'platform.invalid-input': '入力内容を確認してください。',
    other: '処理できませんでした。もう一度お試しください。',
  },
};

const pl: SignInTexts = {
  language: 'Polski',
  choose: 'Język',
  signIn: 'Zaloguj się',
  email: 'E-mail',
  password: 'Hasło',
  makeAccount: 'Utwórz konto',
  name: 'Imię i nazwisko',
  newPassword: 'Hasło (co najmniej 12 znaków)',
  makeAndSignIn: 'Utwórz konto i zaloguj się',
  linkGone: 'Ten link już nie działa',
  refusals: {
    'access.wrong-password': 'E-mail lub hasło jest nieprawidłowe.',
    'access.invitation-spent': 'Ten link został już użyty albo wygasł; poproś o nowy.',
    'access.email-taken': 'Konto z tym adresem e-mail już istnieje.',
    'http.too-many-attempts': 'Zbyt wiele prób; odczekaj chwilę.',
    'http.foreign-origin': 'Formularz wysłano z innej witryny; otwórz tę stronę ponownie.',
    'http.database-away': 'Baza danych jest chwilowo niedostępna; spróbuj ponownie za chwilę.',
    'platform.overloaded': 'Serwer jest przeciążony; spróbuj ponownie za chwilę.',
    'platform.invalid-input': 'Sprawdź wprowadzone dane.',
    other: 'To się nie udało. Spróbuj ponownie.',
  },
};

const ru: SignInTexts = {
  language: 'Русский',
  choose: 'Язык',
  signIn: 'Войти',
  email: 'Эл. почта',
  password: 'Пароль',
  makeAccount: 'Создание учётной записи',
  name: 'Имя',
  newPassword: 'Пароль (не менее 12 символов)',
  makeAndSignIn: 'Создать учётную запись и войти',
  linkGone: 'Эта ссылка больше не работает',
  refusals: {
    'access.wrong-password': 'Неверный адрес эл. почты или пароль.',
    'access.invitation-spent': 'Эта ссылка уже использована или устарела; запросите новую.',
    'access.email-taken': 'Учётная запись с этим адресом эл. почты уже есть.',
    'http.too-many-attempts': 'Слишком много попыток; подождите немного.',
    'http.foreign-origin': 'Форма отправлена с другого сайта; откройте эту страницу заново.',
    'http.database-away': 'База данных сейчас недоступна; попробуйте ещё раз чуть позже.',
    'platform.overloaded': 'Сервер перегружен; попробуйте ещё раз чуть позже.',
    'platform.invalid-input': 'Проверьте введённые данные.',
    other: 'Не получилось. Попробуйте ещё раз.',
  },
};

const tr: SignInTexts = {
  language: 'Türkçe',
  choose: 'Dil',
  signIn: 'Oturum aç',
  email: 'E-posta',
  password: 'Parola',
  makeAccount: 'Hesabınızı oluşturun',
  name: 'Ad',
  newPassword: 'Parola (en az 12 karakter)',
  makeAndSignIn: 'Hesap oluştur ve oturum aç',
  linkGone: 'Bu bağlantı artık çalışmıyor',
  refusals: {
    'access.wrong-password': 'E-posta veya parola yanlış.',
    'access.invitation-spent': 'Bu bağlantı kullanılmış ya da süresi dolmuş; yenisini isteyin.',
    'access.email-taken': 'Bu e-posta adresiyle zaten bir hesap var.',
    'http.too-many-attempts': 'Çok fazla deneme yapıldı; biraz bekleyin.',
    'http.foreign-origin': 'Form başka bir siteden gönderildi; bu sayfayı yeniden açın.',
    'http.database-away': 'Veritabanına şu anda ulaşılamıyor; birazdan yeniden deneyin.',
    'platform.overloaded': 'Sunucu şu anda çok yoğun; birazdan yeniden deneyin.',
    'platform.invalid-input': 'Lütfen girdiklerinizi denetleyin.',
    other: 'İşlem yapılamadı. Lütfen yeniden deneyin.',
  },
};

export const SIGN_IN_TEXTS = { en, ja, pl, ru, tr } as const satisfies Record<string, SignInTexts>;
export type SignInLanguage = keyof typeof SIGN_IN_TEXTS;

const isKnown = (text: string): text is SignInLanguage => Object.hasOwn(SIGN_IN_TEXTS, text);

/** What was chosen on the page, else the first known language of an Accept-Language header, else English. */
export function chooseLanguage(chosen: string | undefined, header: string | undefined): SignInLanguage {
  if (chosen !== undefined && isKnown(chosen)) return chosen;
  const accepted = (header ?? '').split(',').map((range) => range.trim().slice(0, 2).toLowerCase());
  return accepted.find(isKnown) ?? 'en';
}
