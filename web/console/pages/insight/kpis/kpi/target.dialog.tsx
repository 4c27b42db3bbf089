// Sets or changes a target of a KPI: the value in the unit that people read, for the orders that the page is narrowed to.
import { NumberInput, Select, TagsInput, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import {
  type KpiDefinition,
  type KpiFilter,
  type KpiTarget,
  readFilterValues,
  setTarget,
} from '../../../../../api/kpis.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../../../../texts/languages.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { dimensionName, kpiName } from '../parts/kpi-words.ts';
import { KPI_VALUES } from '../parts/use-kpis.ts';
import { listChips } from '../search/chips.ts';
import { toFilter, toSearch } from '../search/kpi-search.ts';
import { useKpiSearch } from '../search/use-kpi-search.ts';
import { fromTyped, toTyped, unitOfTyping } from './typed-value.ts';

interface TargetDialogProps {
  definition: KpiDefinition;
  /** Null: a new one. */
  target: KpiTarget | null;
  onClose: () => void;
}

const DIRECTIONS = ['at-least', 'at-most'] as const;

export function TargetDialog({ definition, target, onClose }: TargetDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { search } = useKpiSearch();
  const locationName = useLocationNames();
  const found = target?.filter ?? toFilter(search);
  const currencies = useCurrencies(isOfMoney(definition) && found.currency === undefined);
  const form = useCommandForm({
    initial: {
      currency: found.currency ?? null,
      value: target === null ? '' : toTyped(definition.unit, target.value, found.currency ?? null),
      direction: target?.direction ?? (definition.better === 'higher' ? 'at-least' : 'at-most'),
      windowDays: target?.windowDays ?? 30,
      recipients: target?.recipients ?? [],
      locale: target?.locale ?? i18next.resolvedLanguage ?? 'en',
      note: target?.note ?? '',
    },
    send: ({ currency, value, direction, windowDays, recipients, locale, note }, key) =>
      setTarget(
        {
          ...(target ? { targetId: target.targetId } : {}),
          key: definition.key,
          filter: withCurrency(found, currency),
          value: fromTyped(definition.unit, Number(value), currency),
          direction: DIRECTIONS.find((each) => each === direction)!,
          windowDays: Number(windowDays),
          recipients,
          locale: LANGUAGES.find((each) => each === locale) ?? 'en',
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
        key,
      ),
    done: t('insight.kpis.targets.done'),
    onDone() {
      onClose();
      void client.invalidateQueries({ queryKey: KPI_VALUES });
    },
  });
  const chips = listChips(toSearch(found), locationName);
  const unit = unitOfTyping(definition.unit, form.values.currency);
  return (
    <CommandDialog
      title={t('insight.kpis.targets.dialog', { kpi: kpiName(definition.key) })}
      action={t('insight.kpis.targets.save')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {chips.length === 0
          ? t('insight.kpis.targets.ofAll')
          : t('insight.kpis.targets.ofSome', { filter: chips.map(({ text }) => text).join(', ') })}
      </Text>
      <Select
        label={t('insight.kpis.targets.direction')}
        allowDeselect={false}
        data={DIRECTIONS.map((value) => ({ value, label: t(`insight.kpis.targets.directions.${value}`) }))}
        {...form.field('direction')}
      />
      {currencies !== null && (
        <Select
          label={dimensionName('currency')}
          data={currencies}
          required
          {...form.field('currency', 'filter.currency')}
        />
      )}
      <NumberInput
        label={t('insight.kpis.targets.value')}
        suffix={unit}
        decimalScale={4}
        required
        data-autofocus
        {...form.field('value')}
      />
      <NumberInput
        label={t('insight.kpis.targets.windowDays')}
        description={t('insight.kpis.targets.windowMeaning')}
        min={1}
        max={366}
        required
        {...form.field('windowDays')}
      />
      <TagsInput
        label={t('insight.kpis.targets.recipients')}
        description={t('insight.kpis.targets.recipientsMeaning')}
        maxTags={20}
        acceptValueOnBlur
        {...form.field('recipients')}
      />
      <Select
        label={t('insight.kpis.targets.locale')}
        allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        {...form.field('locale')}
      />
      <Textarea label={t('insight.kpis.targets.note')} autosize minRows={2} {...form.field('note')} />
    </CommandDialog>
  );
}

/** Also days of money are counted in one currency at a time. */
const isOfMoney = ({ unit, key }: KpiDefinition) => unit === 'money' || key === 'receivable-days';

const withCurrency = (filter: KpiFilter, currency: string | null): KpiFilter =>
  currency === null ? filter : { ...filter, currency };

/** Money is aimed at in one currency: those that orders have, to choose from. Null where there is nothing to choose. */
function useCurrencies(isNeeded: boolean): string[] | null {
  const found = useQuery({
    queryKey: ['kpi-filter-values', ''],
    queryFn: () => readFilterValues(),
    staleTime: 60_000,
    enabled: isNeeded,
  });
  return isNeeded ? (found.data?.currency.map(({ name }) => name) ?? []) : null;
}
