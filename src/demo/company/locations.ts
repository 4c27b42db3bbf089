// Where the demonstration's company, an outdoor and home outfitter, keeps its goods: twelve locations of every kind. Content, no logic.

export interface DemoLocation {
  readonly code: string;
  readonly name: string;
  readonly kind: 'distribution-centre' | 'store' | 'third-party' | 'supplier';
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string | null;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly cutOff: string;
  readonly capacityUnitsPerDay: number | null;
  readonly capabilities: readonly string[];
  readonly fixedCostMinor: number;
  readonly handlingCostMinor: number;
}

const place = (
  code: string,
  name: string,
  [street, postalCode, city, region, country]: readonly [string, string, string, string | null, string],
  [latitude, longitude, timeZone]: readonly [number, number, string],
) => ({ code, name, street, postalCode, city, region, country, latitude, longitude, timeZone });

const centre = {
  kind: 'distribution-centre',
  cutOff: '16:00',
  capacityUnitsPerDay: 40_000,
  fixedCostMinor: 280,
  handlingCostMinor: 35,
} as const;
const store = {
  kind: 'store',
  cutOff: '14:00',
  capacityUnitsPerDay: 800,
  capabilities: ['gift-wrap'],
  fixedCostMinor: 520,
  handlingCostMinor: 95,
} as const;
const thirdParty = {
  kind: 'third-party',
  cutOff: '13:00',
  capacityUnitsPerDay: 15_000,
  capabilities: ['gift-wrap'],
  fixedCostMinor: 390,
  handlingCostMinor: 60,
} as const;

export const LOCATIONS: readonly DemoLocation[] = [
  {
    ...place(
      'DC-LEJ',
      'Leipzig distribution centre',
      ['Messe-Allee 12', '04356', 'Leipzig', null, 'DE'],
      [51.4, 12.4, 'Europe/Berlin'],
    ),
    ...centre,
    capabilities: ['gift-wrap', 'hazmat', 'cold'],
  },
  {
    ...place(
      'DC-VEN',
      'Venlo distribution centre',
      ['Columbusweg 33', '5928', 'Venlo', null, 'NL'],
      [51.39, 6.13, 'Europe/Amsterdam'],
    ),
    ...centre,
    capabilities: ['gift-wrap', 'hazmat'],
  },
  {
    ...place(
      'DC-LCJ',
      'Łódź distribution centre',
      ['ul. Logistyczna 8', '92-105', 'Łódź', null, 'PL'],
      [51.76, 19.6, 'Europe/Warsaw'],
    ),
    ...centre,
    capabilities: ['gift-wrap', 'cold'],
  },
  {
    ...place(
      'DC-CMH',
      'Columbus distribution centre',
      ['4100 Alum Creek Drive', '43207', 'Columbus', 'OH', 'US'],
      [39.88, -82.94, 'America/New_York'],
    ),
    ...centre,
    capabilities: ['gift-wrap', 'hazmat', 'cold'],
  },
  {
    ...place(
      'DC-RNO',
      'Reno distribution centre',
      ['900 Waltham Way', '89437', 'Sparks', 'NV', 'US'],
      [39.55, -119.6, 'America/Los_Angeles'],
    ),
    ...centre,
    capabilities: ['gift-wrap', 'hazmat'],
  },
  {
    ...place(
      '3P-MIL',
      'Milano partner warehouse',
      ["Via dell'Industria 4", '20098', 'San Giuliano Milanese', null, 'IT'],
      [45.39, 9.28, 'Europe/Rome'],
    ),
    ...thirdParty,
  },
  {
    ...place(
      '3P-YYZ',
      'Toronto partner warehouse',
      ['7100 Maritz Drive', 'L5W 0A1', 'Mississauga', 'ON', 'CA'],
      [43.63, -79.7, 'America/Toronto'],
    ),
    ...thirdParty,
  },
  {
    ...place(
      'ST-BER',
      'Berlin Mitte store',
      ['Rosenthaler Straße 40', '10178', 'Berlin', null, 'DE'],
      [52.525, 13.402, 'Europe/Berlin'],
    ),
    ...store,
  },
  {
    ...place(
      'ST-LON',
      'London Covent Garden store',
      ['28 Neal Street', 'WC2H 9QQ', 'London', null, 'GB'],
      [51.514, -0.125, 'Europe/London'],
    ),
    ...store,
  },
  {
    ...place(
      'ST-WAW',
      'Warszawa Śródmieście store',
      ['ul. Krucza 24', '00-526', 'Warszawa', null, 'PL'],
      [52.226, 21.019, 'Europe/Warsaw'],
    ),
    ...store,
  },
  {
    ...place(
      'ST-NYC',
      'New York SoHo store',
      ['112 Spring Street', '10012', 'New York', 'NY', 'US'],
      [40.724, -73.998, 'America/New_York'],
    ),
    ...store,
  },
  {
    ...place(
      'SU-IZM',
      'Ege Tekstil, İzmir',
      ['Atatürk Organize Sanayi 5', '35620', 'İzmir', null, 'TR'],
      [38.49, 27.05, 'Europe/Istanbul'],
    ),
    kind: 'supplier',
    cutOff: '12:00',
    capacityUnitsPerDay: 5000,
    capabilities: [],
    fixedCostMinor: 650,
    handlingCostMinor: 45,
  },
];

/** Opening hours: centres and partners work six days, stores seven, the supplier five. */
export function calendarOf({ kind }: DemoLocation) {
  const day = (open: string, close: string) => ({ open, close });
  const weekday =
    kind === 'store'
      ? day('10:00', '20:00')
      : kind === 'supplier'
        ? day('08:00', '17:00')
        : day('06:00', '22:00');
  const saturday = kind === 'supplier' ? null : kind === 'store' ? weekday : day('07:00', '15:00');
  const sunday = kind === 'store' ? day('12:00', '18:00') : null;
  return {
    week: [...Array.from({ length: 5 }, () => weekday), saturday, sunday],
    closed: ['2026-12-25', '2027-01-01'],
  };
}
