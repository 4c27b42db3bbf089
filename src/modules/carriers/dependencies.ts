// What the commands and routes of carriers are made with; main.ts makes each of these once per process.
import type { LocationReader } from '../inventory/index.ts';
import type { LeadTimeReader } from './lead-times/lead-times.ts';
import type { RateBookReader } from './rate-book.ts';

export interface CarrierDependencies {
  readonly locations: LocationReader;
  readonly rateBook: RateBookReader;
  readonly leadTimes: LeadTimeReader;
}
