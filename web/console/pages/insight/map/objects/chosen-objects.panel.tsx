// What is known of the activity or path that was chosen on the object-centric map: how many objects of each type go this way, and the way to
// them. An order leads to its page, any object to its events.
import { Button, CloseButton, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LogQuery, listLogCases, type ObjectMapView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { COLOURS } from '../../parts/canvas/graph.ts';
import type { Chosen } from '../../parts/canvas/to-flow.ts';
import { CasesPanel } from '../../parts/cases.panel.tsx';
import { notionName } from '../../parts/notion-name.ts';
import { TimesList } from '../../parts/times-list.tsx';
import { useLog } from '../../parts/use-log.ts';
import { describeObjects, type ObjectsPart } from './describe-objects.ts';

interface ChosenObjectsProps {
  view: ObjectMapView;
  chosen: Chosen | null;
  /** The types in the order of their colours. */
  order: readonly string[];
  onClose: () => void;
}

export function ChosenObjects({ view, chosen, order, onClose }: ChosenObjectsProps) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const [shown, setShown] = useState<ObjectsPart | null>(null);
  const described = chosen && describeObjects(view, chosen, isLive);
  if (!described) {
    return (
      <Text size="sm" c="dimmed" className="map-card">
        {t('insight.map.chooseHint')}
      </Text>
    );
  }
  return (
    <section className="map-card" aria-label={t('insight.map.chosen')}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Title order={2} size="h5">
          <bdi>{described.title}</bdi>
        </Title>
        <CloseButton size="sm" aria-label={t('ui.close')} onClick={onClose} />
      </Group>
      <ul className="object-parts">
        {described.parts.map((part) => (
          <Part
            key={part.type}
            part={part}
            colour={Math.max(0, order.indexOf(part.type)) % COLOURS}
            onShow={() => setShown(part)}
          />
        ))}
      </ul>
      {shown && <Objects part={shown} title={described.title} onClose={() => setShown(null)} />}
    </section>
  );
}

interface PartProps {
  part: ObjectsPart;
  colour: number;
  onShow: () => void;
}

function Part({ part: { type, objects, times }, colour, onShow }: PartProps) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const name = notionName(type, isLive);
  return (
    <li>
      <Group gap={8} wrap="nowrap" justify="space-between">
        <Group gap={8} wrap="nowrap">
          <span className="kind-mark" data-colour={colour} aria-hidden="true" />
          <Text size="sm" span>
            <bdi>{name}</bdi> ({formatCount(objects)})
          </Text>
        </Group>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('insight.cases.show')}: ${name}`}
          onClick={onShow}
        >
          {t('insight.cases.show')}
        </Button>
      </Group>
      {times && <TimesList times={times} />}
    </li>
  );
}

/** Each object as a case of its own; the filter of the page is of other cases. */
function Objects({
  part: { type, rule },
  title,
  onClose,
}: {
  part: ObjectsPart;
  title: string;
  onClose: () => void;
}) {
  const { query, isLive } = useLog();
  const { filter: _filter, ...whole } = query;
  const log: LogQuery = { ...whole, notion: type };
  const asked: LogQuery = Object.keys(rule).length === 0 ? log : { ...log, filter: JSON.stringify(rule) };
  const name = notionName(type, isLive);
  return (
    <CasesPanel
      title={title === name ? name : `${name}: ${title}`}
      log={log}
      asked={['cases', asked]}
      read={(page) => listLogCases({ ...asked, ...page })}
      countOf={({ log: summary }) => summary.cases}
      onClose={onClose}
    />
  );
}
