// A simulation by the name that somebody gave it, else by what it changes, in the reader's language.
import type { TFunction } from 'i18next';
import type { SimulationSummary } from '../../../../api/insight-causes.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { sayChange } from './say-change.ts';

type Named = Pick<SimulationSummary, 'name' | 'changes' | 'otherModel'>;

/** What is changed, in words. */
export function sayChanges(
  t: TFunction,
  { changes, otherModel }: Named,
  modelName: (ref: string) => string,
): string {
  const other =
    otherModel === null ? [] : [t('insight.simulation.said.model', { model: modelName(otherModel) })];
  return [...other, ...changes.map((change) => sayChange(t, change))].join(' · ');
}

export function nameSimulation(t: TFunction, named: Named, modelName: (ref: string) => string): string {
  return named.name === '' ? sayChanges(t, named, modelName) : withoutOverrides(named.name);
}
