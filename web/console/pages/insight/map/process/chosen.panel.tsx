// What is known of the activity or path that was chosen on the map, and what can be done with it: look at its cases, narrow the filter.
import { Button, CloseButton, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../../../api/insight-mining.ts';
import type { Chosen } from '../../parts/canvas/to-flow.ts';
import type { CaseFilter } from '../../parts/case-filter.ts';
import { CasesDrawer } from '../../parts/cases.drawer.tsx';
import { withRule } from '../../parts/filter-rules.ts';
import { useLog } from '../../parts/use-log.ts';
import { ChosenFigures } from './chosen-figures.tsx';
import { type Described, describeChosen } from './describe-chosen.ts';

interface ChosenPanelProps {
  view: MapView;
  chosen: Chosen | null;
  onClose: () => void;
}

export function ChosenPanel({ view, chosen, onClose }: ChosenPanelProps) {
  const { t } = useTranslation();
  const described = chosen && describeChosen(view, chosen);
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
      <ChosenFigures view={view} described={described} />
      <Actions described={described} />
    </section>
  );
}

function Actions({ described }: { described: Described }) {
  const { t } = useTranslation();
  const { filter, setFilter, isLive, notion } = useLog();
  const [isOpen, setIsOpen] = useState(false);
  const narrow = (rule: CaseFilter) => setFilter(withRule(filter, rule));
  const isOrders = isLive && (notion ?? 'order') === 'order';
  return (
    <div className="map-actions">
      <Button size="xs" onClick={() => setIsOpen(true)}>
        {t(isOrders ? 'insight.map.showOrders' : 'insight.map.showCases')}
      </Button>
      {described.rules.map(({ label, rule }) => (
        <Button key={label} size="xs" variant="default" onClick={() => narrow(rule)}>
          {t(`insight.map.narrow.${label}`)}
        </Button>
      ))}
      {isOpen && (
        <CasesDrawer title={described.title} rule={described.cases} onClose={() => setIsOpen(false)} />
      )}
    </div>
  );
}
