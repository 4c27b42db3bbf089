// What the form of a simulation holds, and the request made of it. Pure.
import type { SimulationBody, SimulationChange, SimulationSummary } from '../../../../api/insight-causes.ts';
import type { LogQuery } from '../../../../api/insight-mining.ts';
import { amountIn, type Typed } from '../../planning/typed.ts';

export const CHANGE_KINDS = ['arrivals', 'people', 'time', 'automate', 'way'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One row of the form: what of it counts depends on the kind. Numbers are '' while nothing is typed. */
export interface ChangeDraft {
  id: number;
  kind: ChangeKind;
  activity: string | null;
  node: string | null;
  to: string | null;
  /** A factor, a number of people, or percent, as the kind has it. */
  amount: number | string;
  workMinutes: number | string;
}

export interface SimulationDraft {
  name: string;
  model: string;
  otherModel: string | null;
  changes: ChangeDraft[];
  weeks: number | string;
  replications: number | string;
  seasonal: boolean;
  currency: string;
  /** Amounts of the currency. */
  caseHour: Typed;
  personHour: Typed;
}

export const EMPTY_SIMULATION: SimulationDraft = {
  name: '',
  model: 'log',
  otherModel: null,
  changes: [],
  weeks: 4,
  replications: 20,
  seasonal: false,
  currency: 'EUR',
  caseHour: '',
  personHour: '',
};

const AMOUNTS: Readonly<Record<ChangeKind, number>> = {
  arrivals: 1.2,
  people: 2,
  time: 0.8,
  automate: 100,
  way: 10,
};

export const newChange = (id: number, kind: ChangeKind = 'arrivals'): ChangeDraft => ({
  id,
  kind,
  activity: null,
  node: null,
  to: null,
  amount: AMOUNTS[kind],
  workMinutes: '',
});

const numberOr = (value: number | string, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

export function composeSimulation(
  draft: SimulationDraft,
  { dataset, notion, everything, filter }: LogQuery,
): SimulationBody {
  const name = draft.name.trim();
  return {
    log: {
      dataset,
      ...(notion === undefined ? {} : { notion }),
      ...(everything === undefined ? {} : { everything }),
      ...(filter === undefined ? {} : { filter }),
    },
    ...(name === '' ? {} : { name }),
    model: draft.model,
    ...(draft.otherModel === null ? {} : { otherModel: draft.otherModel }),
    changes: draft.changes.map(composeChange),
    weeks: numberOr(draft.weeks, EMPTY_SIMULATION.weeks as number),
    replications: numberOr(draft.replications, EMPTY_SIMULATION.replications as number),
    seasonal: draft.seasonal,
    ...composeCosts(draft),
  };
}

/** Nothing while no amount is typed. */
function composeCosts({ currency, caseHour, personHour }: SimulationDraft): Pick<SimulationBody, 'costs'> {
  const perCaseHourMinor = amountIn(caseHour, currency);
  const perPersonHourMinor = amountIn(personHour, currency);
  if (perCaseHourMinor === undefined && perPersonHourMinor === undefined) return {};
  return {
    costs: {
      currency,
      ...(perCaseHourMinor === undefined ? {} : { perCaseHourMinor }),
      ...(perPersonHourMinor === undefined ? {} : { perPersonHourMinor }),
    },
  };
}

function composeChange({ kind, activity, node, to, amount, workMinutes }: ChangeDraft): SimulationChange {
  const number = numberOr(amount, AMOUNTS[kind]);
  switch (kind) {
    case 'arrivals':
      return { kind, factor: number };
    case 'people': {
      const work = typeof workMinutes === 'number' ? { workSeconds: workMinutes * 60 } : {};
      return { kind, activity: activity ?? '', count: number, ...work };
    }
    case 'time':
      return { kind, activity: activity ?? '', factor: number };
    case 'automate':
      return { kind, activity: activity ?? '', share: number / 100 };
    case 'way':
      return { kind, node: node ?? '', to: to ?? '', probability: number / 100 };
  }
}

/** Whether every row says what it is about. */
export const isComplete = ({ changes, otherModel }: SimulationDraft): boolean =>
  (changes.length > 0 || otherModel !== null) &&
  changes.every(({ kind, activity, node, to, amount }) => {
    if (typeof amount !== 'number') return false;
    if (kind === 'arrivals') return true;
    return kind === 'way' ? node !== null && to !== null : activity !== null;
  });

export const isUnderWay = ({ state }: Pick<SimulationSummary, 'state'>): boolean =>
  state === 'queued' || state === 'running';
