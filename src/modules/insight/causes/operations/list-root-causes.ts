// The operations behind root causes: what goes together with an outcome, and the cases behind a finding.
import type { Static } from 'typebox';
import type { EngineContext } from '../../engine/operation.ts';
import { defineOperation } from '../../engine/operation.ts';
import { caseCountOf } from '../../mining/case-log.ts';
import type { LogQuery } from '../../mining/log-query.ts';
import { pageCases } from '../../mining/read-cases.ts';
import { associationOf } from '../confounding.ts';
import { countLevels } from '../count-levels.ts';
import { createFeature, type Feature } from '../features.ts';
import { findRootCauses, type RootCause } from '../find-root-causes.ts';
import { activityFeatures, timeFeatures } from '../log-features.ts';
import { type OpenCauses, openCauses } from '../open-causes.ts';
import { type AskedOutcome, findOutcome, isOutcomeItself, wrong } from '../outcomes.ts';
import { AskCauseCases, AskRootCauses, type RootCausesView, type RootCauseView } from '../schemas.ts';
import { sayRootCause } from '../sentences.ts';

const MIN_SUPPORT = 30;
const LEVEL = 0.05;
/** Activities that most cases go through are the way itself, not a cause. */
const MOST_SHARE_OF_ACTIVITY = 0.8;

export const listRootCauses = defineOperation({
  name: 'insight.listRootCauses',
  input: AskRootCauses,
  timeoutMs: 60_000,
  async run(context, input): Promise<RootCausesView> {
    const { level = LEVEL } = input;
    const { opened, features, outcome, minSupport } = await prepare(context, input);
    const found = findRootCauses(outcome.values, features, { minSupport, level });
    return {
      log: opened.summary,
      outcome: input.outcome,
      cases: found.cases,
      hits: found.hits,
      unknown: outcome.values.length - found.cases,
      slowSeconds: outcome.slowSeconds,
      tested: found.tested,
      level,
      minSupport,
      features: features.map((feature) => ({
        name: feature.name,
        kind: feature.kind,
        levels: feature.levels.length,
        cuts: [...feature.cuts],
        strength: Math.min(1, associationOf(countLevels(outcome.values, feature))),
      })),
      findings: found.findings.map((finding) => view(finding, input.outcome)),
    };
  },
});

export const listCauseCases = defineOperation({
  name: 'insight.listCauseCases',
  input: AskCauseCases,
  timeoutMs: 60_000,
  async run(context, input) {
    const { feature: name, kind, label, hit, limit, after } = input;
    const { opened, features, outcome } = await prepare(context, input);
    const feature = features.find((each) => each.name === name && each.kind === kind);
    const code = feature?.levels.findIndex((level) => level.label === label) ?? -1;
    if (!feature || code < 0) throw wrong('/label', 'names no group that is compared');
    const wanted = hit === undefined ? null : hit ? 1 : 0;
    const places: number[] = [];
    feature.codes.forEach((each, index) => {
      const value = outcome.values[index]!;
      if (each === code && value !== 2 && (wanted === null || value === wanted)) places.push(index);
    });
    const page = await pageCases(opened.set, opened.log, places, { limit, after });
    return { log: opened.summary, ...page };
  },
});

type Asked = AskedOutcome & LogQuery & { minSupport?: number; cuts?: string };

async function prepare(
  context: EngineContext,
  input: Static<typeof AskRootCauses> | Static<typeof AskCauseCases>,
) {
  const { dataset, notion, everything, filter, minSupport = MIN_SUPPORT, cuts }: Asked = input;
  const opened = await openCauses(context, omitAbsent({ dataset, notion, everything, filter }));
  const outcome = findOutcome(input, opened.log, opened.facts);
  return {
    opened,
    outcome,
    minSupport,
    features: await featuresOf(opened, input, minSupport, parseCuts(cuts)),
  };
}

const omitAbsent = (query: Record<keyof LogQuery, unknown>): LogQuery =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as LogQuery;

async function featuresOf(
  opened: OpenCauses,
  asked: AskedOutcome,
  minSupport: number,
  cuts: Readonly<Record<string, readonly number[]>>,
): Promise<Feature[]> {
  const { log, local } = opened;
  const attributes = (await opened.caseAttributes()).flatMap(
    (attribute) => createFeature(attribute, { minSupport, cuts }) ?? [],
  );
  const activities = activityFeatures(log, minSupport, (name) => isOutcomeItself(asked, name)).filter(
    ({ codes }) => codes.reduce((sum, code) => sum + code, 0) <= MOST_SHARE_OF_ACTIVITY * caseCountOf(log),
  );
  return [...attributes, ...timeFeatures(log, local), ...activities];
}

function parseCuts(text: string | undefined): Record<string, number[]> {
  if (text === undefined) return {};
  const refuse = () => wrong('/cuts', 'is a JSON object of lists of numbers, by attribute');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse();
  }
  const isList = (each: unknown): each is number[] =>
    Array.isArray(each) && each.length <= 20 && each.every((cut) => Number.isFinite(cut));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse();
  if (!Object.values(value).every(isList)) throw refuse();
  return value as Record<string, number[]>;
}

function view(found: RootCause, outcome: AskedOutcome['outcome']): RootCauseView {
  const { feature, level, groups, difference, ratio, pValue, qValue, excess, adjusted } = found;
  return {
    feature: { name: feature.name, kind: feature.kind },
    level: {
      label: level.label,
      value: level.value ?? null,
      from: level.from ?? null,
      below: level.below ?? null,
    },
    cases: groups.total,
    hits: groups.hits,
    share: groups.hits / groups.total,
    otherCases: groups.otherTotal,
    otherHits: groups.otherHits,
    otherShare: groups.otherHits / groups.otherTotal,
    difference,
    ratio,
    pValue,
    qValue,
    excess,
    adjusted: adjusted && {
      by: adjusted.by,
      difference: adjusted.effect.difference,
      ratio: adjusted.effect.ratio,
      pValue: adjusted.effect.pValue,
      strata: adjusted.effect.strata,
      coverage: adjusted.effect.coverage,
      verdict: adjusted.verdict,
      inseparable: [...adjusted.inseparable],
    },
    sentence: sayRootCause(found, outcome),
  };
}
