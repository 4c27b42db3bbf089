// The single place for what every benchmark takes and gives, and for the little arithmetic that they share.

export interface BenchOptions {
  /** True when the caller wants one JSON line and nothing else on stdout. */
  readonly json: boolean;
  readonly args: readonly string[];
}

/** What a benchmark found, by key. */
export type Figures = Record<string, number | string>;

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function round(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** The number of `--name=N`. */
export function readNumber(args: readonly string[], name: string, otherwise: number): number {
  const text = readText(args, name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0)
    throw new Error(`--${name} takes a number, not ${text}`);
  return value;
}

/** The text of `--name=TEXT`; null when it is not there. */
export function readText(args: readonly string[], name: string): string | null {
  const found = args.find((arg) => arg.startsWith(`--${name}=`));
  return found === undefined ? null : found.slice(name.length + 3);
}

/** One line of progress for whoever waits; on stderr, so that stdout stays the figures'. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
