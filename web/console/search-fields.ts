// Reads fields of a page's address; what is not of the expected form is as if it were not there.

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export function oneOf<const V extends string>(known: readonly V[], value: unknown): V | undefined {
  return known.find((each) => each === value);
}
