// The pages say in English of every KPI what the API says: who changes the words of the API hears here that five languages have them too.
import { expect, it } from 'vitest';
import { KPI_DEFINITIONS } from '../../src/modules/insight/kpis/definitions.ts';
import { DIMENSIONS } from '../../src/modules/insight/kpis/kpi-query.ts';
import { insightKpiWords } from '../../web/texts/en/insight-kpi-words.ts';

// By its path alone: what it stands on needs the types of a browser.
const GROUPS = '../../web/console/pages/insight/kpis/parts/groups.ts';
const { KPI_ORDER } = (await import(GROUPS)) as { KPI_ORDER: readonly string[] };

interface Words {
  name: string;
  formula: string;
  numerator: string;
  denominator?: string;
  note?: string;
  parts?: Record<string, string>;
}
const words = insightKpiWords.kpi as Readonly<Record<string, Words>>;
const quantiles = insightKpiWords.quantiles as Readonly<Record<string, string>>;
const exclusions = insightKpiWords.exclusions as Readonly<Record<string, string>>;

it.each(KPI_DEFINITIONS.map((definition) => [definition.key, definition] as const))(
  '%s is described as the API describes it',
  (key, definition) => {
    const { name, formula, numerator, denominator = null, note = null, parts = {} } = words[key]!;
    expect({ name, formula, numerator, denominator, note }).toEqual({
      name: definition.name,
      formula: definition.formula,
      numerator: definition.numerator,
      denominator: definition.denominator,
      note: definition.note,
    });
    const said = definition.parts.map((part) => [part.name, parts[part.name] ?? quantiles[part.name]]);
    expect(said).toEqual(definition.parts.map((part) => [part.name, part.sentence]));
    for (const { code, sentence } of definition.exclusions) expect(exclusions[code]).toBe(sentence);
  },
);

it('describes no KPI that there is not, and shows every one that there is', () => {
  const keys = KPI_DEFINITIONS.map(({ key }) => key).sort();
  expect(Object.keys(words).sort()).toEqual(keys);
  expect([...KPI_ORDER].sort()).toEqual(keys);
});

it('names every dimension', () => {
  expect(Object.keys(insightKpiWords.dimensions).sort()).toEqual([...DIMENSIONS].sort());
});
