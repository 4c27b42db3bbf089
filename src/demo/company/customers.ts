// Makes the demonstration's 200 customers, people and companies in five languages with their addresses: pure, the same at every start.
import { createRandom, type Random } from '../random.ts';
import {
  CITIES,
  type City,
  type DemoLocale,
  inventCompany,
  inventPerson,
  LOCALES,
  type Person,
} from './people.ts';
import type { DemoCurrency } from './variants.ts';

export interface DemoAddress {
  readonly name: string;
  readonly company?: string;
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly region?: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface DemoCustomer extends Person {
  readonly externalId: string;
  readonly kind: 'person' | 'company';
  readonly currency: DemoCurrency;
  readonly vatId: string | null;
  readonly phone: string;
  /** The first is where orders go by default; others are branches, family, friends. */
  readonly addresses: readonly DemoAddress[];
}

const PEOPLE = 150;
const COMPANIES = 50;

/** By which the company's own list knows its customers. */
export const CUSTOMER_CHANNEL = 'crm';

export const currencyOf = (country: string): DemoCurrency =>
  country === 'GB' ? 'GBP' : ['US', 'CA'].includes(country) ? 'USD' : 'EUR';

export function inventAddress(random: Random, city: City, name: string, company?: string): DemoAddress {
  const { street, postalCode, region, country } = city;
  const number = random.between(1, 180);
  const isNumberFirst = ['GB', 'IE', 'US', 'CA', 'FR'].includes(country);
  return {
    name,
    ...(company ? { company } : {}),
    lines: [isNumberFirst ? `${number} ${street}` : `${street} ${number}`],
    postalCode,
    city: city.city,
    ...(region ? { region } : {}),
    country,
    // Somewhere in town.
    latitude: Math.round((city.latitude + (random.next() - 0.5) * 0.08) * 1e4) / 1e4,
    longitude: Math.round((city.longitude + (random.next() - 0.5) * 0.08) * 1e4) / 1e4,
  };
}

function makeCustomer(random: Random, index: number): DemoCustomer {
  const isCompany = index >= PEOPLE;
  const locale: DemoLocale = random.pick(LOCALES);
  const home = random.pick(CITIES[locale]);
  const number = String(index + 1).padStart(3, '0');
  const person = inventPerson(random, locale, `c${number}`);
  const company = isCompany ? inventCompany(random, locale) : undefined;
  const others = Array.from({ length: isCompany ? random.between(0, 2) : random.chance(0.3) ? 1 : 0 }, () =>
    inventAddress(
      random,
      random.pick(CITIES[locale].filter(({ country }) => currencyOf(country) === currencyOf(home.country))),
      isCompany ? person.name : inventPerson(random, locale, 'x').name,
      company,
    ),
  );
  return {
    ...person,
    name: company ?? person.name,
    externalId: `C-${number}`,
    kind: isCompany ? 'company' : 'person',
    currency: currencyOf(home.country),
    vatId: isCompany ? `${home.country}${random.between(100_000_000, 999_999_999)}` : null,
    phone: `+00 555 ${random.between(1000, 9999)} ${number}`,
    addresses: [inventAddress(random, home, person.name, company), ...others],
  };
}

function makeCustomers(): DemoCustomer[] {
  const random = createRandom(774_411);
  return Array.from({ length: PEOPLE + COMPANIES }, (_, index) => makeCustomer(random, index));
}

export const CUSTOMERS: readonly DemoCustomer[] = makeCustomers();
