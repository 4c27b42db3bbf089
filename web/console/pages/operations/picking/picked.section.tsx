// A pick list that is done: its totes, each led to where it is packed or handed out.
import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PickList } from '../../../../api/work.ts';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { wordOf } from '../../../../ui/word-of.ts';

export function PickedTotes({ list }: { list: PickList }) {
  const { t } = useTranslation();
  return (
    <Section title={t('operations.picking.done')}>
      {list.totes.map(({ tote, fulfilmentOrderId, orderNumber, state }) => (
        <Group key={fulfilmentOrderId} className="entry" justify="space-between" gap="sm">
          <Text fw={600}>
            {t('operations.picking.tote', { tote, order: orderNumber ?? fulfilmentOrderId })}
          </Text>
          <Group gap="sm">
            {state !== null && <StatusBadge status={state} label={wordOf('fulfilmentState', state)} />}
            <Button
              className="touch"
              variant="light"
              renderRoot={(props) => <Link to="/bench" search={{ code: fulfilmentOrderId }} {...props} />}
            >
              {t('operations.queue.work')}
            </Button>
          </Group>
        </Group>
      ))}
    </Section>
  );
}
