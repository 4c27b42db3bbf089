// Everything that narrows the KPIs, in words, with the search that is without it. Pure but for the language.
import i18next from 'i18next';
import { formatCount } from '../../../../../ui/money.ts';
import { dimensionName } from '../parts/kpi-words.ts';
import { type KpiSearch, LIST_FIELDS, type ListField } from './kpi-search.ts';
import { valueName } from './value-name.ts';

export interface Chip {
  id: string;
  text: string;
  without: KpiSearch;
  /** Takes away all of its kind. */
  all: KpiSearch;
}

const dimensionOf = (name: ListField) => (name === 'processVersion' ? 'process-version' : name);

export function listChips(search: KpiSearch, locationName: (code: string) => string): Chip[] {
  const chips: Chip[] = LIST_FIELDS.flatMap((name) =>
    (search[name] ?? []).map((value) => {
      const rest = (search[name] ?? []).filter((each) => each !== value);
      const text = `${dimensionName(dimensionOf(name))}: ${valueName(dimensionOf(name), value, locationName)}`;
      return {
        id: `${name} ${value}`,
        text,
        without: { [name]: rest.length > 0 ? rest : undefined },
        all: { [name]: undefined },
      };
    }),
  );
  const { currency, churnDays } = search;
  if (currency !== undefined) {
    const without = { currency: undefined };
    chips.push({ id: 'currency', text: `${dimensionName('currency')}: ${currency}`, without, all: without });
  }
  if (churnDays !== undefined) {
    const without = { churnDays: undefined };
    const text = String(i18next.t('insight.kpis.filters.churnChip', { days: formatCount(churnDays) }));
    chips.push({ id: 'churnDays', text, without, all: without });
  }
  return chips;
}
