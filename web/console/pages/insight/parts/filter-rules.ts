// The pure part of the filter's chips: every rule of a filter in words, and the filter without it. Words come from the texts; names of
// activities and attributes as people know them.
import i18next from 'i18next';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount } from '../../../../ui/money.ts';
import { formatInstant } from '../../../../ui/time.ts';
import { activityName } from './activity-name.ts';
import type { AttributeRule, CaseFilter, PathRule } from './case-filter.ts';

export interface FilterRule {
  id: string;
  text: string;
  without: CaseFilter;
}

const SHOWN = 3;
const word = (key: string, values: Record<string, unknown> = {}) =>
  String(i18next.t(`insight.filter.${key}` as never, values as never));

/** The first names, and how many more there are. */
export function listNames(names: readonly string[]): string {
  const first = names.slice(0, SHOWN).map(activityName).join(', ');
  return names.length > SHOWN ? `${first} +${formatCount(names.length - SHOWN)}` : first;
}

export function rangeOf(min: number | undefined, max: number | undefined, format: (value: number) => string) {
  const low = min === undefined ? '' : word('atLeast', { value: format(min) });
  const high = max === undefined ? '' : word('atMost', { value: format(max) });
  return [low, high].filter((part) => part !== '').join(' ');
}

export function listRules(filter: CaseFilter): FilterRule[] {
  const { from, to, attributes = [], activities = {}, paths = [], seconds, variants, repeats } = filter;
  const rules: FilterRule[] = [];
  const add = (id: string, text: string, without: Partial<Record<keyof CaseFilter, unknown>>) =>
    rules.push({ id, text, without: clean({ ...filter, ...without }) });
  const cut = <T>(list: readonly T[], index: number) => list.filter((_each, at) => at !== index);
  if (from) add('from', word('from', { day: formatInstant(from) }), { from: undefined });
  if (to) add('to', word('to', { day: formatInstant(to) }), { to: undefined });
  attributes.forEach((rule, index) => {
    add(`attribute ${index}`, describeAttribute(rule), { attributes: cut(attributes, index) });
  });
  for (const kind of ['keep', 'drop'] as const) {
    const names = activities[kind];
    if (names)
      add(kind, word(kind, { activities: listNames(names) }), {
        activities: { ...activities, [kind]: undefined },
      });
  }
  paths.forEach((rule, index) => {
    add(`path ${index}`, describePath(rule), { paths: cut(paths, index) });
  });
  if (seconds) {
    const range = rangeOf(seconds.min, seconds.max, formatDuration);
    add('seconds', word('took', { range }), { seconds: undefined });
  }
  if (variants) add('variants', word('variants', { count: variants.length }), { variants: undefined });
  if (repeats) {
    const { activity, atLeast } = repeats;
    const named = { activity: activityName(activity), count: atLeast };
    add('repeats', word(atLeast === 1 ? 'once' : 'repeats', named), {
      repeats: undefined,
    });
  }
  for (const kind of ['starts', 'ends'] as const) {
    const names = filter[kind];
    if (names) add(kind, word(kind, { activities: listNames(names) }), { [kind]: undefined });
  }
  if (filter.complete !== undefined)
    add('complete', word(filter.complete ? 'complete' : 'incomplete'), { complete: undefined });
  return rules;
}

function describeAttribute({ name, in: values, min, max }: AttributeRule): string {
  const named = values?.map((value) => (value === null ? word('noValue') : String(value)));
  const text = named
    ? named.slice(0, SHOWN).join(', ') + (named.length > SHOWN ? ` +${named.length - SHOWN}` : '')
    : rangeOf(min, max, formatCount);
  return word('attribute', { name, values: text });
}

function describePath({ from, to, kind, has, minSeconds, maxSeconds }: PathRule): string {
  const sentence = word(`${has ? 'has' : 'hasNot'}.${kind}`, {
    from: activityName(from),
    to: activityName(to),
  });
  const range = rangeOf(minSeconds, maxSeconds, formatDuration);
  return range === '' ? sentence : `${sentence} (${range})`;
}

/** Without fields that say nothing, and lists of nothing. */
function clean(filter: Partial<Record<keyof CaseFilter, unknown>>): CaseFilter {
  const says = (value: unknown): boolean =>
    Array.isArray(value)
      ? value.length > 0
      : typeof value === 'object' && value !== null
        ? Object.values(value).some(says)
        : value !== undefined;
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => says(value))) as CaseFilter;
}

/** The filter with one more rule; a list grows, anything else is replaced. */
export function withRule(filter: CaseFilter, rule: CaseFilter): CaseFilter {
  const merged: CaseFilter = { ...filter, ...rule };
  if (filter.paths && rule.paths) merged.paths = [...filter.paths, ...rule.paths];
  if (filter.activities && rule.activities) merged.activities = { ...filter.activities, ...rule.activities };
  if (filter.attributes && rule.attributes) {
    const names = new Set(rule.attributes.map(({ name }) => name));
    merged.attributes = [...filter.attributes.filter(({ name }) => !names.has(name)), ...rule.attributes];
  }
  return clean(merged);
}
