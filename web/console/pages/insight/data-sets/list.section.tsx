// The logs that were brought in, newest first, refused ones with them.
import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DataSetRow } from '../../../../api/data-sets.ts';
import { listDataSets } from '../../../../api/insight-mining.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SafeText, withoutOverrides } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { keepShared } from '../keep-shared.ts';
import { DATA_SETS_KEY } from '../parts/use-data-sets.ts';
import { formatName } from './format-name.ts';
import { TimeSpan } from './time-span.tsx';

export function ListSection() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: DATA_SETS_KEY, queryFn: listDataSets });
  return (
    <Section title={t('insight.dataSets.list')}>
      <QueryView query={query} empty={t('insight.dataSets.none')} isEmpty={({ items }) => items.length === 0}>
        {({ items }) => (
          <ul className="set-list">
            {items.map((row) => (
              <Row key={row.dataSetId} row={row} />
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  );
}

function Row({ row }: { row: DataSetRow }) {
  const { t } = useTranslation();
  const { dataSetId, name, format, state, events, objects, firstAt, lastAt, createdAt } = row;
  return (
    <li>
      <div className="set-words">
        <Group gap="xs">
          <strong>
            <SafeText text={name} limit={120} />
          </strong>
          {format !== null && (
            <Badge variant="light" color="gray" size="sm" tt="none">
              {formatName(format)}
            </Badge>
          )}
          {state === 'refused' && (
            <Badge variant="light" color="red" size="sm" tt="none">
              {t('insight.dataSets.refused')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {state === 'ready' && (
            <>
              {t('insight.dataSets.events')}: {formatCount(events ?? 0)} · {t('insight.dataSets.objects')}:{' '}
              {formatCount(objects ?? 0)} · <TimeSpan from={firstAt} to={lastAt} /> ·{' '}
            </>
          )}
          <When at={createdAt} />
        </Text>
      </div>
      <Group gap="xs">
        {state === 'ready' && (
          <Button
            renderRoot={(props) => <Link {...props} to="/insight/map" search={{ set: dataSetId }} />}
            size="xs"
            variant="light"
          >
            {t('insight.dataSets.toMap')}
          </Button>
        )}
        <Button
          renderRoot={(props) => (
            <Link {...props} to="/insight/data-sets/$dataSetId" params={{ dataSetId }} search={keepShared} />
          )}
          size="xs"
          variant="default"
          aria-label={t('insight.dataSets.openOf', { name: withoutOverrides(name) })}
        >
          {t('insight.dataSets.open')}
        </Button>
      </Group>
    </li>
  );
}
