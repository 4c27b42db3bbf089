// Work that is done in batches, and how long its cases wait for the batch to begin.
import { Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BatchesView as Found, readBatches } from '../../../../../api/insight-mining.ts';
import { formatCount, formatShare } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { formatDecimal } from '../../parts/format-number.ts';
import { formatShort } from '../../parts/short-time.ts';
import { useFirstRows } from '../../parts/use-first-rows.tsx';
import { useLog } from '../../parts/use-log.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { resourceName } from '../hand-overs/resource-name.ts';
import { ViewBar } from '../view-bar.tsx';

const GAPS = [1, 10, 60, 300, 900, 3600];
const FIRST_SHOWN = 15;

export function BatchesView() {
  const { t } = useTranslation();
  const { query } = useLog();
  const [gapSeconds, setGap] = useState(60);
  const [smallest, setSmallest] = useState<number | string>(3);
  const asked = useSettled(typeof smallest === 'number' && smallest >= 2 ? smallest : 2);
  const found = useQuery({
    queryKey: ['insight', 'batches', query, gapSeconds, asked],
    queryFn: () => readBatches({ ...query, gapSeconds, smallest: asked }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <Group mb="sm" align="flex-end">
        <Select
          size="xs"
          label={t('insight.batches.gap')}
          value={String(gapSeconds)}
          allowDeselect={false}
          data={GAPS.map((value) => ({ value: String(value), label: formatShort(value) }))}
          onChange={(value) => setGap(Number(value ?? 60))}
        />
        <NumberInput
          size="xs"
          label={t('insight.batches.smallest')}
          min={2}
          max={1000}
          value={smallest}
          onChange={setSmallest}
        />
      </Group>
      <QueryView query={found} rows={8}>
        {(view) => (
          <Stack gap="md">
            <ViewBar log={view.log} />
            <Text size="sm">
              {t('insight.batches.summary', {
                events: formatCount(view.batched.events),
                share: formatShare(view.batched.share),
              })}
            </Text>
            <BatchesSection items={view.items} />
          </Stack>
        )}
      </QueryView>
    </>
  );
}

function BatchesSection({ items }: { items: Found['items'] }) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const { shown, toggle } = useFirstRows(items, FIRST_SHOWN);
  if (items.length === 0) return null;
  const number = (title: string) => ({ title, isNumber: true });
  return (
    <Section title={t('insight.map.view.batches')}>
      <FiguresTable
        label={t('insight.map.view.batches')}
        columns={[
          { title: t('insight.map.activity') },
          { title: t('insight.batches.who') },
          { title: t('insight.batches.kind') },
          number(t('insight.batches.batches')),
          number(t('insight.batches.share')),
          number(t('insight.batches.size')),
          number(t('insight.batches.largest')),
          number(t('insight.batches.waiting')),
        ]}
      >
        {shown.map((item) => (
          <tr key={`${item.activity}\n${item.resource}\n${item.kind}`}>
            <th scope="row" className="wrapped">
              <bdi>{activityName(item.activity)}</bdi>
            </th>
            <td className="wrapped">
              <bdi>{item.resource === null ? '–' : resourceName(item.resource, isLive)}</bdi>
            </td>
            <td className="wrapped">{t(`insight.batches.kinds.${item.kind}`)}</td>
            <td className="number">{formatCount(item.batches)}</td>
            <td className="number">{formatShare(item.share)}</td>
            <td className="number">{formatDecimal(item.meanSize)}</td>
            <td className="number">{formatCount(item.largest)}</td>
            <td className="number">{item.waiting ? formatShort(item.waiting.median) : '–'}</td>
          </tr>
        ))}
      </FiguresTable>
      {toggle}
    </Section>
  );
}
