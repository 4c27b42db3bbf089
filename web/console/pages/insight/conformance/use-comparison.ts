// What the page compares: the model of the address, or the first there is, and the log of the area.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listModels, type Model } from '../../../../api/conformance.ts';
import { useLog } from '../parts/use-log.ts';
import type { ConformanceSearch } from './conformance-search.ts';

export const MODELS_KEY = ['insight', 'models'];

export const useModels = () => useQuery({ queryKey: MODELS_KEY, queryFn: listModels });

export interface Chosen {
  model: Model;
  /** One version; null: each order against its own, or an uploaded model. */
  version: number | null;
  ref: string;
}

/** The model that an address means; null where it is not there, or the log is of others and nothing was uploaded. */
export function chooseModel(
  models: readonly Model[],
  ref: string | undefined,
  isLive: boolean,
): Chosen | null {
  const [base = '', version] = ref?.split('@') ?? [];
  const usual = models.find((each) => (isLive ? each.kind === 'process' : each.kind === 'upload'));
  const model = ref === undefined ? usual : models.find((each) => each.ref === base);
  if (!model) return null;
  const known = version === undefined ? undefined : model.versions.find((each) => String(each) === version);
  return { model, version: known ?? null, ref: known === undefined ? model.ref : `${model.ref}@${known}` };
}

export function useComparison() {
  const search = useSearch({ from: '/insight/conformance' });
  const navigate = useNavigate({ from: '/insight/conformance' });
  const { query: log, isLive } = useLog();
  const models = useModels();
  const chosen = models.data ? chooseModel(models.data.items, search.model, isLive) : null;
  return {
    search,
    models,
    chosen,
    isLive,
    /** For every question about the comparison; null where there is no model. */
    query: chosen && { ...log, model: chosen.ref, ...(search.orders ? { orders: search.orders } : {}) },
    change: (part: ConformanceSearch) => void navigate({ search: (before) => ({ ...before, ...part }) }),
  };
}
