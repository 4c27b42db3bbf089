// Names and cities of the demonstration's customers. Given and family names are common ones of each language, mixed at random, and
// chosen so that no mixture is somebody who is known; e-mail addresses are of domains that exist for examples only.
import type { Random } from '../random.ts';

export type DemoLocale = 'en' | 'ja' | 'pl' | 'ru' | 'tr';

/** [as written, in Latin letters]. */
type Name = readonly [string, string];

interface Language {
  readonly given: readonly Name[];
  readonly family: readonly Name[];
  readonly familyFirst?: true;
}

const latin = (...names: string[]): Name[] => names.map((name) => [name, plain(name)]);

function plain(name: string): string {
  const letters = name.replace(/[ıİłŁ]/g, (letter) => ({ ı: 'i', İ: 'I', ł: 'l', Ł: 'L' })[letter]!);
  return letters.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const LANGUAGES: Readonly<Record<DemoLocale, Language>> = {
  en: {
    given: latin(
      'Nora',
      'Callum',
      'Tessa',
      'Rowan',
      'Imogen',
      'Desmond',
      'Priya',
      'Hugh',
      'Maren',
      'Silas',
      'Odette',
      'Ansel',
    ),
    family: latin(
      'Ashdown',
      'Bexley',
      'Carrow',
      'Dunmore',
      'Fairhurst',
      'Garside',
      'Hollins',
      'Kettley',
      'Larkham',
      'Merrow',
      'Pendry',
      'Wexcombe',
    ),
  },
  ja: {
    given: [
      ['陽向', 'hinata'],
      ['美緒', 'mio'],
      ['悠真', 'yuma'],
      ['紗季', 'saki'],
      ['颯太', 'sota'],
      ['千尋', 'chihiro'],
      ['琴音', 'kotone'],
      ['航平', 'kohei'],
    ],
    family: [
      ['小宮山', 'komiyama'],
      ['瀬戸口', 'setoguchi'],
      ['日比野', 'hibino'],
      ['大河内', 'okochi'],
      ['柏倉', 'kashikura'],
      ['古賀野', 'kogano'],
      ['真鍋', 'manabe'],
      ['笹川原', 'sasagawara'],
    ],
    familyFirst: true,
  },
  pl: {
    given: latin('Zofia', 'Kacper', 'Hanna', 'Oskar', 'Maja', 'Tymon', 'Alicja', 'Bruno', 'Łucja', 'Gustaw'),
    family: latin(
      'Mazurek',
      'Wrona',
      'Pietrzyk',
      'Sikora',
      'Gajda',
      'Bielak',
      'Czapla',
      'Kołodziej',
      'Szostak',
      'Wójtowicz',
    ),
  },
  ru: {
    given: [
      ['Тимофей', 'timofey'],
      ['Варвара', 'varvara'],
      ['Глеб', 'gleb'],
      ['Алиса', 'alisa'],
      ['Платон', 'platon'],
      ['Есения', 'eseniya'],
      ['Арсений', 'arseniy'],
      ['Вера', 'vera'],
    ],
    family: [
      ['Черных', 'chernykh'],
      ['Седых', 'sedykh'],
      ['Ткачук', 'tkachuk'],
      ['Остапчук', 'ostapchuk'],
      ['Гончаренко', 'goncharenko'],
      ['Белых', 'belykh'],
      ['Мельничук', 'melnichuk'],
      ['Крутых', 'krutykh'],
    ],
  },
  tr: {
    given: latin('Elif', 'Deniz', 'Kerem', 'Zeynep', 'Ozan', 'Defne', 'Selin', 'Barış', 'Nehir', 'Tuna'),
    family: latin(
      'Aksoy',
      'Korkmaz',
      'Tunçer',
      'Erdem',
      'Taşkın',
      'Yıldız',
      'Gündüz',
      'Ilgaz',
      'Pekcan',
      'Sönmez',
    ),
  },
};

export interface City {
  readonly city: string;
  readonly country: string;
  readonly region?: string;
  readonly postalCode: string;
  readonly street: string;
  readonly latitude: number;
  readonly longitude: number;
}

const at = (
  city: string,
  country: string,
  postalCode: string,
  street: string,
  latitude: number,
  longitude: number,
  region?: string,
): City => ({ city, country, postalCode, street, latitude, longitude, ...(region ? { region } : {}) });

export const CITIES: Readonly<Record<DemoLocale, readonly City[]>> = {
  en: [
    at('London', 'GB', 'SE1 9SG', 'Borough High Street', 51.503, -0.091),
    at('Manchester', 'GB', 'M4 1HQ', 'Oldham Street', 53.483, -2.235),
    at('Edinburgh', 'GB', 'EH1 1RE', 'Cockburn Street', 55.95, -3.19),
    at('Dublin', 'IE', 'D02 XY45', 'Camden Street', 53.336, -6.265),
    at('New York', 'US', '10025', 'Amsterdam Avenue', 40.798, -73.969, 'NY'),
    at('Chicago', 'US', '60622', 'Division Street', 41.903, -87.68, 'IL'),
    at('Denver', 'US', '80205', 'Larimer Street', 39.759, -104.985, 'CO'),
    at('Seattle', 'US', '98103', 'Fremont Avenue', 47.65, -122.35, 'WA'),
    at('Austin', 'US', '78704', 'South Congress Avenue', 30.249, -97.749, 'TX'),
    at('Toronto', 'CA', 'M6J 1G1', 'Queen Street West', 43.646, -79.412, 'ON'),
    at('Vancouver', 'CA', 'V5T 3A8', 'Main Street', 49.264, -123.101, 'BC'),
    at('Berlin', 'DE', '10405', 'Kollwitzstraße', 52.536, 13.418),
    at('München', 'DE', '80469', 'Reichenbachstraße', 48.13, 11.576),
    at('Paris', 'FR', '75011', 'Rue Oberkampf', 48.865, 2.378),
    at('Barcelona', 'ES', '08012', 'Carrer de Verdi', 41.404, 2.156),
    at('Amsterdam', 'NL', '1053 GC', 'Kinkerstraat', 52.367, 4.868),
    at('København', 'DK', '2200', 'Blågårdsgade', 55.687, 12.557),
  ],
  ja: [
    at('東京', 'JP', '150-0001', '神宮前', 35.67, 139.708),
    at('大阪', 'JP', '550-0014', '北堀江', 34.674, 135.492),
    at('札幌', 'JP', '060-0062', '南二条西', 43.057, 141.347),
    at('Düsseldorf', 'DE', '40210', 'Immermannstraße', 51.224, 6.789),
  ],
  pl: [
    at('Warszawa', 'PL', '00-585', 'ul. Bagatela', 52.213, 21.024),
    at('Kraków', 'PL', '31-062', 'ul. Krakowska', 50.049, 19.944),
    at('Wrocław', 'PL', '50-148', 'ul. Wita Stwosza', 51.11, 17.035),
    at('Gdańsk', 'PL', '80-830', 'ul. Ogarna', 54.347, 18.652),
    at('Poznań', 'PL', '61-772', 'ul. Wielka', 52.409, 16.936),
  ],
  ru: [
    at('Rīga', 'LV', 'LV-1010', 'Tērbatas iela', 56.956, 24.121),
    at('Tallinn', 'EE', '10119', 'Rataskaevu', 59.437, 24.742),
    at('Алматы', 'KZ', '050000', 'улица Панфилова', 43.256, 76.945),
    at('Vilnius', 'LT', '01131', 'Vilniaus gatvė', 54.684, 25.279),
  ],
  tr: [
    at('İstanbul', 'TR', '34425', 'Kemankeş Caddesi', 41.024, 28.977),
    at('Ankara', 'TR', '06680', 'Tunalı Hilmi Caddesi', 39.907, 32.861),
    at('İzmir', 'TR', '35220', 'Kıbrıs Şehitleri Caddesi', 38.435, 27.142),
    at('Wien', 'AT', '1160', 'Brunnengasse', 48.213, 16.338),
  ],
};

export const LOCALES: readonly DemoLocale[] = ['en', 'en', 'en', 'en', 'pl', 'pl', 'tr', 'tr', 'ru', 'ja'];

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly locale: DemoLocale;
}

/** `mark` makes the e-mail address one of its own. */
export function inventPerson(random: Random, locale: DemoLocale, mark: string): Person {
  const { given, family, familyFirst } = LANGUAGES[locale];
  const [givenName, givenLatin] = random.pick(given);
  const [familyName, familyLatin] = random.pick(family);
  const name = familyFirst ? `${familyName} ${givenName}` : `${givenName} ${familyName}`;
  const domain = random.pick(['example.com', 'example.org', 'example.net']);
  return { name, email: `${givenLatin}.${familyLatin}.${mark}@${domain}`, locale };
}

const COMPANY_WORDS = [
  'Northgate',
  'Silvertarn',
  'Oakhurst',
  'Greyfell',
  'Millbrook',
  'Redgorge',
  'Wildmere',
  'Copperline',
  'Highfold',
  'Saltmarsh',
];
const COMPANY_TRADES = [
  'Outfitters',
  'Expeditions',
  'Mountain School',
  'Hotels',
  'Outdoor Supply',
  'Scouts',
  'Events',
  'Rescue',
];
const COMPANY_FORMS: Readonly<Record<DemoLocale, string>> = {
  en: 'Ltd',
  ja: 'KK',
  pl: 'Sp. z o.o.',
  ru: 'SIA',
  tr: 'A.Ş.',
};

export function inventCompany(random: Random, locale: DemoLocale): string {
  return `${random.pick(COMPANY_WORDS)} ${random.pick(COMPANY_TRADES)} ${COMPANY_FORMS[locale]}`;
}
