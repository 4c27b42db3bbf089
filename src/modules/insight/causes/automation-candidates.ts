// The single place that ranks activities by what automating them would bring: who does them, how often, how long they are waited for, and how
// long the cases would take if every case waited as those do in which a machine did it. A prediction from what happened, not a promise.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import { meanOf, quantileOf } from './statistics/samples.ts';
import { measureWaits, type Waits } from './waits.ts';

export type Doer = 'person' | 'machine' | 'unknown';

export interface AutomationCandidate {
  readonly activity: string;
  readonly count: number;
  readonly byPerson: number;
  readonly byMachine: number;
  /** Of those of whom the log says who did it. */
  readonly manualShare: number;
  readonly personWaitSeconds: { readonly mean: number; readonly p50: number };
  /** Null where too few were done by a machine to compare with. */
  readonly machineWaitSeconds: { readonly mean: number; readonly p50: number } | null;
  readonly predicted: {
    /** `machine`: as the waits before a machine did it; `none`: no wait at all, as nobody has seen a machine do it: the most there is to win. */
    readonly basis: 'machine' | 'none';
    /** All cases together. */
    readonly savedSeconds: number;
    readonly cycleSeconds: CycleTimes;
  };
}

/** 0 where no case has a time. */
export interface CycleTimes {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
}

export interface AutomationCandidates {
  readonly cases: number;
  readonly today: CycleTimes;
  /** Most time saved first. */
  readonly candidates: AutomationCandidate[];
}

const LEAST_MACHINE = 10;

/** `doers`: per resource who it is. Activities that no person did are no candidates. */
export function findAutomationCandidates(log: CaseLog, doers: readonly Doer[]): AutomationCandidates {
  const waits = measureWaits(log);
  const durations = durationsOf(log);
  const byActivity = groupEvents(log, waits);
  const candidates = log.activities.flatMap((_, activity) => {
    const candidate = judgeActivity(log, activity, byActivity[activity]!, { doers, waits, durations });
    return candidate ? [candidate] : [];
  });
  return {
    cases: caseCountOf(log),
    today: summarise(durations),
    candidates: candidates.sort((one, two) => two.predicted.savedSeconds - one.predicted.savedSeconds),
  };
}

interface Parts {
  readonly doers: readonly Doer[];
  readonly waits: Waits;
  readonly durations: Float64Array;
}

function judgeActivity(
  log: CaseLog,
  activity: number,
  events: readonly number[],
  parts: Parts,
): AutomationCandidate | null {
  const { doers, waits } = parts;
  const who = (event: number): Doer => doers[log.resource[event]!] ?? 'unknown';
  const known = (event: number) => !Number.isNaN(waits.seconds[event]!);
  const person = events.filter((event) => who(event) === 'person');
  const machine = events.filter((event) => who(event) === 'machine');
  const personWaits = person.filter(known);
  if (personWaits.length === 0) return null;
  const machineWaits = sortedWaits(machine.filter(known), waits);
  const hasMachine = machineWaits.length >= LEAST_MACHINE;
  const level = hasMachine ? meanOf(machineWaits) : 0;
  const shortened = parts.durations.slice();
  let savedSeconds = 0;
  for (const event of personWaits) {
    // Nobody is made to wait longer than they did.
    const saved = Math.max(0, waits.seconds[event]! - level);
    savedSeconds += saved;
    shortened[waits.caseOf[event]!]! -= saved;
  }
  const sorted = sortedWaits(personWaits, waits);
  return {
    activity: log.activities[activity]!,
    count: events.length,
    byPerson: person.length,
    byMachine: machine.length,
    manualShare: person.length / (person.length + machine.length),
    personWaitSeconds: { mean: meanOf(sorted), p50: quantileOf(sorted, 0.5) },
    machineWaitSeconds: hasMachine ? { mean: level, p50: quantileOf(machineWaits, 0.5) } : null,
    predicted: { basis: hasMachine ? 'machine' : 'none', savedSeconds, cycleSeconds: summarise(shortened) },
  };
}

function groupEvents(log: CaseLog, { seconds }: Waits): number[][] {
  const groups: number[][] = log.activities.map(() => []);
  for (let event = 0; event < seconds.length; event++) groups[log.activity[event]!]!.push(event);
  return groups;
}

function durationsOf(log: CaseLog): Float64Array {
  const durations = new Float64Array(caseCountOf(log));
  for (let index = 0; index < durations.length; index++)
    durations[index] = (log.time[log.offsets[index + 1]! - 1]! - log.time[log.offsets[index]!]!) / 1000;
  return durations;
}

const sortedWaits = (events: readonly number[], { seconds }: Waits): Float64Array =>
  Float64Array.from(events, (event) => seconds[event]!).sort();

function summarise(durations: Float64Array): CycleTimes {
  const sorted = durations.filter((each) => !Number.isNaN(each)).sort();
  if (sorted.length === 0) return { mean: 0, p50: 0, p90: 0 };
  return { mean: meanOf(sorted), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}
