// The single place that says how good the predictions are: learnt from cases that had ended by a day in the past, asked at later days about
// the cases that ran then, compared with what came. Beside a guess that knows nothing but averages, or nobody could tell.

import type { CaseLog } from '../mining/case-log.ts';
import { type CaseEnds, OTHERWISE, RUNNING } from './ended-cases.ts';
import type { Feature } from './features.ts';
import { lateProbability } from './predict-lateness.ts';
import { type RemainingModel, type Standing, trainRemaining } from './predict-remaining.ts';
import { quantileOf } from './statistics/samples.ts';

export const LEAST_TRAINING = 100;
export const LEAST_TESTED = 30;
const TRAINING_SHARE = 0.7;
const SNAPSHOTS = 24;
export const QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

export interface PredictionCases {
  readonly log: CaseLog;
  readonly ends: CaseEnds;
  /** Per case when it is due, ms since 1970; NaN where nothing is promised. */
  readonly due: Float64Array;
  readonly features: readonly Feature[];
}

export interface CalibrationBin {
  readonly from: number;
  readonly below: number;
  readonly count: number;
  /** Mean of what was said, and the share that came late. */
  readonly predicted: number;
  readonly observed: number;
}

export type PredictionQuality =
  | { readonly state: 'too-few'; readonly trainedOn: number; readonly testedOn: number }
  | {
      readonly state: 'tested';
      readonly trainedOn: number;
      /** Cases, and questions about them: a case is asked about on every day on which it ran. */
      readonly testedOn: number;
      readonly questions: number;
      readonly splitAt: number;
      readonly attributes: readonly string[];
      readonly remaining: {
        readonly errorSeconds: number;
        readonly naiveErrorSeconds: number;
        readonly quantiles: { readonly said: number; readonly observed: number }[];
      };
      /** Null where too few of the tested cases had a due time ahead of them. */
      readonly lateness: {
        readonly questions: number;
        readonly brier: number;
        readonly naiveBrier: number;
        readonly bins: CalibrationBin[];
      } | null;
    };

export function testPredictions(input: PredictionCases): PredictionQuality {
  const { log, ends, due, features } = input;
  const order = endedInOrder(log, ends);
  const splitCase = order[Math.floor(order.length * TRAINING_SHARE)];
  if (splitCase === undefined) return { state: 'too-few', trainedOn: 0, testedOn: 0 };
  const splitAt = startOf(log, splitCase);
  const training = order.filter((index) => log.time[ends[index]!]! <= splitAt);
  const tested = order.filter((index) => startOf(log, index) >= splitAt);
  if (training.length < LEAST_TRAINING || tested.length < LEAST_TESTED)
    return { state: 'too-few', trainedOn: training.length, testedOn: tested.length };
  const model = trainRemaining({ log, ends, cases: training }, features);
  const questions = askOnDays(log, ends, tested, splitAt);
  const naive = naiveOf(log, ends, due, training);
  const answers = questions.flatMap((question) => answer(model, naive, question, input));
  return {
    state: 'tested',
    trainedOn: training.length,
    testedOn: tested.length,
    questions: answers.length,
    splitAt,
    attributes: model.attributes,
    remaining: rateRemaining(answers),
    lateness: rateLateness(answers, naive.lateShare),
  };
}

const startOf = (log: CaseLog, index: number): number => log.time[log.offsets[index]!]!;

/** Ended cases with a beginning and an end in time, in the order of their beginning. */
export function endedInOrder(log: CaseLog, ends: CaseEnds): number[] {
  const found: number[] = [];
  ends.forEach((end, index) => {
    if (end !== RUNNING && end !== OTHERWISE && log.time[end]! >= startOf(log, index)) found.push(index);
  });
  return found.sort((one, two) => startOf(log, one) - startOf(log, two));
}

interface Question extends Standing {
  readonly askedAt: number;
}

/** On days spread evenly over the later part of the past, each tested case that ran on that day. */
function askOnDays(log: CaseLog, ends: CaseEnds, tested: readonly number[], splitAt: number): Question[] {
  const last = tested.reduce((latest, index) => Math.max(latest, log.time[ends[index]!]!), splitAt);
  const questions: Question[] = [];
  for (let day = 1; day <= SNAPSHOTS; day++) {
    const askedAt = splitAt + ((last - splitAt) * day) / (SNAPSHOTS + 1);
    for (const caseIndex of tested) {
      const end = ends[caseIndex]!;
      if (startOf(log, caseIndex) > askedAt || log.time[end]! <= askedAt) continue;
      let event = log.offsets[caseIndex]!;
      while (event + 1 < end && log.time[event + 1]! <= askedAt) event += 1;
      questions.push({ caseIndex, event, waitedSeconds: (askedAt - log.time[event]!) / 1000, askedAt });
    }
  }
  return questions;
}

interface Naive {
  readonly meanSeconds: number;
  readonly lateShare: number;
}

function naiveOf(log: CaseLog, ends: CaseEnds, due: Float64Array, training: readonly number[]): Naive {
  const seconds = training.map((index) => (log.time[ends[index]!]! - startOf(log, index)) / 1000);
  const promised = training.filter((index) => !Number.isNaN(due[index]!));
  const late = promised.filter((index) => log.time[ends[index]!]! > due[index]!);
  return {
    meanSeconds: seconds.reduce((sum, each) => sum + each, 0) / seconds.length,
    lateShare: promised.length === 0 ? 0.5 : late.length / promised.length,
  };
}

interface Answer {
  readonly actual: number;
  readonly naive: number;
  readonly quantiles: readonly number[];
  /** Null where nothing was due, or the due time had passed. */
  readonly late: { readonly said: number; readonly came: boolean } | null;
}

function answer(
  model: RemainingModel,
  naive: Naive,
  question: Question,
  { log, ends, due }: PredictionCases,
): Answer[] {
  const { caseIndex, askedAt } = question;
  const remaining = model.remaining(question);
  if (!remaining) return [];
  const endTime = log.time[ends[caseIndex]!]!;
  const dueAt = due[caseIndex]!;
  const isOpen = dueAt >= askedAt;
  return [
    {
      actual: (endTime - askedAt) / 1000,
      naive: Math.max(0, naive.meanSeconds - (askedAt - startOf(log, caseIndex)) / 1000),
      quantiles: QUANTILES.map((share) => quantileOf(remaining, share)),
      late: isOpen
        ? { said: lateProbability(remaining, (dueAt - askedAt) / 1000), came: endTime > dueAt }
        : null,
    },
  ];
}

function rateRemaining(answers: readonly Answer[]) {
  const mean = (of: (answer: Answer) => number): number =>
    answers.length === 0 ? 0 : answers.reduce((sum, each) => sum + of(each), 0) / answers.length;
  return {
    errorSeconds: mean(({ actual, quantiles }) => Math.abs(actual - quantiles[QUANTILES.indexOf(0.5)]!)),
    naiveErrorSeconds: mean(({ actual, naive }) => Math.abs(actual - naive)),
    quantiles: QUANTILES.map((said, place) => ({
      said,
      observed: mean(({ actual, quantiles }) => (actual <= quantiles[place]! ? 1 : 0)),
    })),
  };
}

function rateLateness(answers: readonly Answer[], naiveShare: number) {
  const asked = answers.flatMap(({ late }) => (late ? [late] : []));
  if (asked.length < LEAST_TESTED) return null;
  const mean = (
    of: readonly { said: number; came: boolean }[],
    value: (one: { said: number; came: boolean }) => number,
  ) => of.reduce((sum, each) => sum + value(each), 0) / of.length;
  const bins = Array.from({ length: 10 }, (_, index) => {
    const inside = asked.filter(({ said }) => Math.min(9, Math.floor(said * 10)) === index);
    return {
      from: index / 10,
      below: (index + 1) / 10,
      count: inside.length,
      predicted: inside.length === 0 ? 0 : mean(inside, ({ said }) => said),
      observed: inside.length === 0 ? 0 : mean(inside, ({ came }) => Number(came)),
    };
  });
  return {
    questions: asked.length,
    brier: mean(asked, ({ said, came }) => (said - Number(came)) ** 2),
    naiveBrier: mean(asked, ({ came }) => (naiveShare - Number(came)) ** 2),
    bins: bins.filter(({ count }) => count > 0),
  };
}
