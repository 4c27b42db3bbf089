// Where the visitor of the sample shop wants things sent, as far as a date depends on it: kept by the browser.
import { currentLocale } from '../../ui/language.ts';
import { createKept } from '../kept.ts';

export interface Destination {
  country: string;
  postalCode: string;
}

const kept = createKept<Destination | null>('throughline.destination', (it) => {
  const { country, postalCode } = (it ?? {}) as Partial<Destination>;
  return typeof country === 'string' && /^[A-Z]{2}$/.test(country) && typeof postalCode === 'string'
    ? { country, postalCode }
    : null;
});

export const useDestination = (): Destination => kept.use() ?? { country: homeCountry(), postalCode: '' };
export const keepDestination = kept.set;

/** As the reader's way of writing tells; otherwise the first guess of a shop that sells in euro. */
const homeCountry = (): string => new Intl.Locale(currentLocale()).region ?? 'DE';
