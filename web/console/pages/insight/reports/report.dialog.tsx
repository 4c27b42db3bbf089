// Makes or changes a scheduled report: which KPIs, of which orders, when, to whom, in which language. A new one takes the filters of the page.
import { MultiSelect, NumberInput, Select, SimpleGrid, TagsInput, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { changeReport, createReport, type KpiKey, type Report } from '../../../../api/kpis.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../../../texts/languages.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { nameDay, WEEKDAYS } from '../../planning/places/weekday.ts';
import { KPI_ORDER } from '../kpis/parts/groups.ts';
import { kpiName } from '../kpis/parts/kpi-words.ts';
import { listChips } from '../kpis/search/chips.ts';
import { toFilter, toSearch } from '../kpis/search/kpi-search.ts';
import { useKpiSearch } from '../kpis/search/use-kpi-search.ts';
import { REPORTS_KEY } from './reports-key.ts';

interface ReportDialogProps {
  /** Null: a new one. */
  report: Report | null;
  onClose: () => void;
}

const EVERY = ['day', 'week', 'month'] as const;
const USUAL: readonly KpiKey[] = [
  'orders',
  'revenue',
  'on-time-first-promised',
  'in-full',
  'cycle-time',
  'cancel-rate',
];

function initialOf(report: Report | null) {
  const { schedule } = report ?? {};
  return {
    name: report?.name ?? '',
    keys: [...(report?.keys ?? USUAL)] as string[],
    every: schedule?.every ?? ('week' as string),
    at: schedule?.at ?? '07:00',
    timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    weekday: String(schedule?.weekday ?? 1),
    dayOfMonth: schedule?.dayOfMonth ?? 1,
    recipients: [...(report?.recipients ?? [])],
    locale: (report?.locale ?? i18next.resolvedLanguage ?? 'en') as string,
  };
}

function toBody(values: ReturnType<typeof initialOf>) {
  const every = EVERY.find((each) => each === values.every) ?? 'week';
  return {
    name: values.name.trim(),
    keys: KPI_ORDER.filter((key) => values.keys.includes(key)),
    schedule: {
      every,
      at: values.at,
      timeZone: values.timeZone,
      ...(every === 'week' ? { weekday: Number(values.weekday) } : {}),
      ...(every === 'month' ? { dayOfMonth: Number(values.dayOfMonth) } : {}),
    },
    recipients: values.recipients,
    locale: LANGUAGES.find((each) => each === values.locale) ?? ('en' as const),
  };
}

export function ReportDialog({ report, onClose }: ReportDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { search } = useKpiSearch();
  const locationName = useLocationNames();
  const filter = report?.filter ?? toFilter(search);
  const form = useCommandForm({
    initial: initialOf(report),
    send: (values, key) =>
      report
        ? changeReport(report.reportId, toBody(values), key)
        : createReport({ ...toBody(values), filter }, key),
    done: t(report ? 'insight.reports.changed' : 'insight.reports.made'),
    onDone() {
      onClose();
      void client.invalidateQueries({ queryKey: REPORTS_KEY });
    },
  });
  const chips = listChips(toSearch(filter), locationName).map(({ text }) => text);
  return (
    <CommandDialog
      title={t(report ? 'insight.reports.change' : 'insight.reports.make')}
      action={t('insight.reports.save')}
      size="lg"
      form={form}
      onClose={onClose}
    >
      <TextInput label={t('insight.reports.name')} required data-autofocus {...form.field('name')} />
      <MultiSelect
        label={t('insight.reports.keys')}
        data={KPI_ORDER.map((value) => ({ value, label: kpiName(value) }))}
        searchable
        required
        {...form.field('keys')}
      />
      <Text size="sm" c="dimmed">
        {chips.length === 0
          ? t('insight.reports.ofAll')
          : t('insight.reports.ofSome', { filter: chips.join(', ') })}
      </Text>
      <ScheduleFields form={form} />
      <TagsInput
        label={t('insight.reports.recipients')}
        description={t('insight.reports.recipientsMeaning')}
        maxTags={50}
        acceptValueOnBlur
        {...form.field('recipients')}
      />
      <Select
        label={t('insight.reports.locale')}
        allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        {...form.field('locale')}
      />
    </CommandDialog>
  );
}

type Form = ReturnType<typeof useCommandForm<ReturnType<typeof initialOf>>>;

function ScheduleFields({ form }: { form: Form }) {
  const { t } = useTranslation();
  const { every, timeZone } = form.values;
  // Browsers list places, and not each name that a device gives its own zone: UTC, for one.
  const zones = [...new Set([timeZone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <SimpleGrid cols={{ base: 2, sm: every === 'day' ? 3 : 4 }} spacing="sm" verticalSpacing="sm">
      <Select
        label={t('insight.reports.every')}
        description={t(`insight.reports.tells.${EVERY.find((each) => each === every) ?? 'week'}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={EVERY.map((value) => ({ value, label: t(`insight.reports.everys.${value}`) }))}
        {...form.field('every', 'schedule.every')}
      />
      {every === 'week' && (
        <Select
          label={t('insight.reports.weekday')}
          allowDeselect={false}
          data={WEEKDAYS.map((day) => ({ value: String(day), label: nameDay(day) }))}
          {...form.field('weekday', 'schedule.weekday')}
        />
      )}
      {every === 'month' && (
        <NumberInput
          label={t('insight.reports.dayOfMonth')}
          min={1}
          max={28}
          required
          {...form.field('dayOfMonth', 'schedule.dayOfMonth')}
        />
      )}
      <TextInput type="time" label={t('insight.reports.at')} required {...form.field('at', 'schedule.at')} />
      <Select
        label={t('insight.reports.timeZone')}
        data={zones}
        searchable
        allowDeselect={false}
        limit={50}
        {...form.field('timeZone', 'schedule.timeZone')}
      />
    </SimpleGrid>
  );
}
