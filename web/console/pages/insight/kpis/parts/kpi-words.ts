// The words of a KPI for people, by its key: name, formula, what is counted, why something is left out. From the texts, which say in English
// what the API says.
import i18next from 'i18next';
import type { Dimension, KpiDefinition, KpiKey } from '../../../../../api/kpis.ts';

function textOf(key: string, otherwise: string): string {
  return i18next.exists(key) ? String(i18next.t(key as never)) : otherwise;
}

export const kpiName = (key: KpiKey): string => textOf(`insight.kpi.${key}.name`, key);

export type KpiWord = 'formula' | 'numerator' | 'denominator' | 'note';

/** Null where the KPI has none. */
export function kpiWord(definition: KpiDefinition, word: KpiWord): string | null {
  const said = definition[word];
  return said === null ? null : textOf(`insight.kpi.${definition.key}.${word}`, said);
}

export function partWords({ key, parts }: KpiDefinition, name: string): string {
  const said = parts.find((part) => part.name === name)?.sentence ?? name;
  return textOf(`insight.kpi.${key}.parts.${name}`, textOf(`insight.quantiles.${name}`, said));
}

export function exclusionWords({ exclusions }: KpiDefinition, code: string): string {
  const said = exclusions.find((each) => each.code === code)?.sentence ?? code;
  return textOf(`insight.exclusions.${code}`, said);
}

export const dimensionName = (by: Dimension): string => textOf(`insight.dimensions.${by}`, by);
