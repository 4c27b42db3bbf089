// The single place that proves the books: balanced per currency, every document booked as it says and nothing booked without
// one, no gap in any series. Modules to the right prove their own facts with `compareWithEntries`. Reads only.
import type { Queryable } from '../../platform/db.ts';
import { formatId } from '../../platform/ids.ts';
import { type AccountBalance, balancesOf } from './rules.ts';
import { type CarriedDifference, selectCarriedDifferences, selectSumsAnew } from './store/carried.ts';
import {
  DOCUMENT_ENTRY_KINDS,
  DOCUMENT_FACTS,
  type SeriesFacts,
  selectDifferences,
  selectSeriesFacts,
} from './store/check.ts';

export interface Difference {
  /** What is wrong: `unbalanced`, `not-booked`, `booked-without-source`, `amounts-differ`, `numbers`, `carried`. */
  problem: string;
  sentence: string;
  orderId: string | null;
  sourceId: string | null;
  kind: string | null;
  currency: string | null;
  expectedMinor: number | null;
  bookedMinor: number | null;
}

export interface CurrencySum {
  currency: string;
  debitMinor: number;
  creditMinor: number;
}

export interface LedgerCheck {
  /** True when there is no difference. */
  balanced: boolean;
  currencies: CurrencySum[];
  /** The first ones; `more` says that there are others. */
  differences: Difference[];
  more: boolean;
}

/** The first differences that are listed, of each sort. */
const LISTED = 100;

/** Checks the ledger against itself. */
export async function checkLedger(db: Queryable): Promise<LedgerCheck> {
  const balances = balancesOf(await selectSumsAnew(db));
  const currencies = sumByCurrency(balances);
  const documents = await compareWithEntries(db, DOCUMENT_FACTS, DOCUMENT_ENTRY_KINDS);
  const differences = [
    ...currencies.flatMap(judgeCurrency),
    ...judgeMemo(balances),
    ...(await selectCarriedDifferences(db)).map(judgeCarried),
    ...(await selectSeriesFacts(db)).flatMap(judgeSeries),
    ...documents,
  ];
  return joinChecks({ currencies, differences });
}

/**
 * Compares facts of another module with what was booked for them. `facts` is fixed SQL of that module over its own tables, with
 * the columns bucket, order_id, source_id (text), kind, amount_minor, currency; `kinds` are all kinds that it books.
 */
export async function compareWithEntries(
  db: Queryable,
  facts: string,
  kinds: readonly string[],
): Promise<Difference[]> {
  const rows = await selectDifferences(db, facts, kinds, LISTED + 1);
  return rows.map((row) => {
    const problem =
      row.bookedMinor === null
        ? 'not-booked'
        : row.expectedMinor === null
          ? 'booked-without-source'
          : 'amounts-differ';
    return {
      problem,
      sentence: SENTENCES[problem],
      ...row,
      orderId: formatId('ord', row.orderId),
    };
  });
}

const SENTENCES = {
  'not-booked': 'This should have been booked and was not.',
  'booked-without-source': 'This was booked without anything that causes it.',
  'amounts-differ': 'This was booked with another amount or currency.',
} as const;

/** One answer of several checks. */
export function joinChecks(check: Pick<LedgerCheck, 'currencies' | 'differences'>): LedgerCheck {
  return {
    balanced: check.differences.length === 0,
    currencies: check.currencies,
    differences: check.differences.slice(0, LISTED),
    more: check.differences.length > LISTED,
  };
}

function judgeCarried({
  debit,
  credit,
  currency,
  expectedMinor,
  carriedMinor,
}: CarriedDifference): Difference {
  return {
    problem: 'carried',
    sentence: `The sum that is carried forward from ${credit} to ${debit} is not what the entries add up to.`,
    orderId: null,
    sourceId: null,
    kind: null,
    currency,
    expectedMinor,
    bookedMinor: carriedMinor,
  };
}

function sumByCurrency(balances: readonly AccountBalance[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const { currency, debitMinor, creditMinor } of balances) {
    const sum = sums.get(currency) ?? { currency, debitMinor: 0, creditMinor: 0 };
    sum.debitMinor += debitMinor;
    sum.creditMinor += creditMinor;
    sums.set(currency, sum);
  }
  return [...sums.values()];
}

const NOWHERE = { orderId: null, sourceId: null, kind: null };

function judgeCurrency(sum: CurrencySum): Difference[] {
  if (sum.debitMinor === sum.creditMinor) return [];
  return [
    {
      ...NOWHERE,
      problem: 'unbalanced',
      sentence: 'Debits and credits of this currency differ.',
      currency: sum.currency,
      expectedMinor: sum.debitMinor,
      bookedMinor: sum.creditMinor,
    },
  ];
}

/** What is held is held against its contra account, and nothing can be released that was not held. */
function judgeMemo(balances: readonly AccountBalance[]): Difference[] {
  return balances
    .filter((each) => each.account === 'memo:authorised' && each.creditMinor > each.debitMinor)
    .map((each) => ({
      ...NOWHERE,
      problem: 'unbalanced',
      sentence: 'More authorised money was released than was held.',
      currency: each.currency,
      expectedMinor: each.debitMinor,
      bookedMinor: each.creditMinor,
    }));
}

function judgeSeries(facts: SeriesFacts): Difference[] {
  if (facts.documents === 0) return [];
  const gapless =
    facts.distinctNumbers === facts.documents &&
    facts.highest! - facts.lowest! + 1 === facts.documents &&
    facts.nextNumber === facts.highest! + 1;
  if (gapless) return [];
  return [
    {
      ...NOWHERE,
      problem: 'numbers',
      sentence: `The numbers of series ${facts.series} have a gap or a double.`,
      sourceId: facts.series,
      currency: null,
      expectedMinor: null,
      bookedMinor: null,
    },
  ];
}
