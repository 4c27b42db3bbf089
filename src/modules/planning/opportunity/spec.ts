// What a run that finds opportunity costs may be told, for commands by hand and by the clock, and what it does untold.
import Type from 'typebox';

export interface OpportunitySpec {
  /** Weeks of orders that the forecast is made of. */
  readonly weeks: number;
  /** Days that are forecast where no supply is expected before. */
  readonly horizonDays: number;
  /** How many characters of postal codes make a region. */
  readonly areaDigits: number;
  /** SKUs that are looked at closely, scarcest first. */
  readonly maxSkus: number;
  /** For the whole run; SKUs that it does not get to keep the values they have. */
  readonly timeLimitSeconds: number;
  /** How long the values count at most, unless a run comes to them again. */
  readonly validHours: number;
}

const whole = (minimum: number, maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum, maximum, description }));

export const opportunityOptions = {
  weeks: whole(2, 26, 'Weeks of orders that the forecast is made of; 8 unless told'),
  horizonDays: whole(1, 90, 'Days forecast where no supply is expected before; 28 unless told'),
  areaDigits: whole(0, 6, 'First characters of postal codes that make a region; 2 unless told'),
  maxSkus: whole(1, 5000, 'SKUs looked at closely, scarcest first; 1,000 unless told'),
  timeLimitSeconds: whole(1, 600, 'For the whole run; 60 unless told'),
  validHours: whole(1, 336, 'How long the values count at most; 48 unless told'),
};

type Options = { readonly [K in keyof typeof opportunityOptions]?: number | undefined };

export function toSpec(options: Options): OpportunitySpec {
  return {
    weeks: options.weeks ?? 8,
    horizonDays: options.horizonDays ?? 28,
    areaDigits: options.areaDigits ?? 2,
    maxSkus: options.maxSkus ?? 1000,
    timeLimitSeconds: options.timeLimitSeconds ?? 60,
    validHours: options.validHours ?? 48,
  };
}
