// Running cases: how long they still take, which are likely late, and how good such predictions were.
import { Alert, Badge, NumberInput, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  listPredictions,
  type Prediction,
  type Predictions,
  type PredictionsQuery,
} from '../../../../api/insight-causes.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { activityName } from '../parts/activity-name.ts';
import { CaseName } from '../parts/case-name.tsx';
import { formatShort } from '../parts/short-time.ts';
import { useLog } from '../parts/use-log.ts';
import { useSettled } from '../parts/use-settled.ts';
import { DUE_DATES } from './causes-search.ts';
import { nameFeature } from './name-group.ts';
import { QualitySection } from './quality.section.tsx';
import { useCauses } from './use-causes.ts';

export function PredictionsView() {
  const { query, isLive } = useLog();
  const { search } = useCauses();
  const withinHours = useSettled(search.withinHours);
  const asked: PredictionsQuery = {
    ...query,
    ...(isLive && search.due ? { due: search.due } : {}),
    ...(!isLive && withinHours ? { withinSeconds: withinHours * 3600 } : {}),
  };
  const found = useQuery({
    queryKey: ['insight', 'predictions', asked],
    queryFn: () => listPredictions(asked),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="md">
      <DueForm />
      <QueryView query={found} rows={8}>
        {(predictions) => <Running predictions={predictions} />}
      </QueryView>
      <QualitySection asked={asked} />
    </Stack>
  );
}

function DueForm() {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const { search, change } = useCauses();
  if (!isLive)
    return (
      <NumberInput
        label={t('insight.causes.risk.within')}
        w={200}
        min={0}
        value={search.withinHours ?? ''}
        onChange={(value) =>
          change({ withinHours: typeof value === 'number' && value > 0 ? value : undefined })
        }
      />
    );
  return (
    <Select
      label={t('insight.causes.risk.heldAgainst')}
      w={240}
      allowDeselect={false}
      value={search.due ?? 'first-promised'}
      data={DUE_DATES.map((value) => ({ value, label: t(`insight.causes.risk.dates.${value}`) }))}
      onChange={(value) => {
        const due = DUE_DATES.find((each) => each === value);
        change({ due: due === 'first-promised' ? undefined : due });
      }}
    />
  );
}

function Running({ predictions }: { predictions: Predictions }) {
  const { t } = useTranslation();
  const { state, running, atRisk, overdue, trainedOn, needed, attributes } = predictions;
  const counts = {
    atRisk: formatCount(atRisk),
    running: formatCount(running),
    overdue: formatCount(overdue),
  };
  const by = attributes.map((name) => nameFeature(t, { name, kind: 'attribute' })).join(', ');
  const count = formatCount(trainedOn);
  return (
    <Section title={t('insight.causes.risk.title')}>
      {state === 'too-few' ? (
        <Alert color="gray" role="status">
          {t('insight.causes.risk.tooFew', { count, needed: formatCount(needed) })}
        </Alert>
      ) : (
        <Stack gap="sm">
          <Text size="sm" m={0} role="status">
            {t('insight.causes.risk.summary', counts)}{' '}
            {by === ''
              ? t('insight.causes.risk.learnt', { count })
              : t('insight.causes.risk.learntBy', { count, attributes: by })}
          </Text>
          <RunningTable predictions={predictions} />
        </Stack>
      )}
    </Section>
  );
}

function RunningTable({ predictions }: { predictions: Predictions }) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const { notion } = predictions.log;
  const columns: Column<Prediction>[] = [
    {
      id: 'case',
      title: t('insight.causes.risk.case'),
      fixed: true,
      cell: (row) => <CaseName id={row.id} notion={notion} isLive={isLive} />,
    },
    {
      id: 'late',
      title: t('insight.causes.risk.late'),
      fixed: true,
      cell: (row) => <Late prediction={row} />,
    },
    {
      id: 'due',
      title: t('insight.causes.risk.due'),
      cell: (row) => (row.dueAt === null ? '–' : <When at={row.dueAt} as="moment" />),
    },
    {
      id: 'remaining',
      title: t('insight.causes.risk.remaining'),
      cell: ({ remainingSeconds: left }) =>
        left === null ? (
          <Text size="sm" c="dimmed" span>
            {t('insight.causes.risk.longer')}
          </Text>
        ) : (
          <>
            {formatShort(left.p50)}{' '}
            <Text size="sm" c="dimmed" span>
              {t('insight.causes.risk.range', { from: formatShort(left.p10), to: formatShort(left.p90) })}
            </Text>
          </>
        ),
    },
    {
      id: 'last',
      title: t('insight.causes.risk.last'),
      cell: (row) => <bdi>{activityName(row.activity)}</bdi>,
    },
    {
      id: 'since',
      title: t('insight.causes.risk.since'),
      align: 'end',
      cell: (row) => formatShort(row.waitedSeconds),
    },
  ];
  return (
    <DataTable
      id="insight-at-risk"
      label={t('insight.causes.risk.title')}
      columns={columns}
      rows={predictions.items}
      rowKey={(row) => String(row.caseNo)}
      empty={t('insight.causes.risk.noneRunning')}
    />
  );
}

function Late({ prediction: { lateProbability: late, isOverdue } }: { prediction: Prediction }) {
  const { t } = useTranslation();
  if (late === null) return '–';
  const colour = late > 0.5 ? 'red' : late > 0.2 ? 'yellow' : 'gray';
  return (
    <Badge variant="light" color={colour} radius="sm" tt="none">
      {isOverdue ? t('insight.causes.risk.overdue') : formatShare(late)}
    </Badge>
  );
}
