// Where the products go: one delivery or several, each shipped or collected, with its services, days and costs.
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../ui/failure.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { DeliveryGroup } from './delivery-group.tsx';
import { newGroup, usedGroups } from './order-draft.ts';
import type { OrderEntry } from './use-order-form.ts';

export function DeliverySection({ entry }: { entry: OrderEntry }) {
  const { t } = useTranslation();
  const { draft, change, promise } = entry;
  const used = usedGroups(draft);
  const { hold } = promise.promised ?? { hold: null };
  const add = () => {
    const copy = { ...newGroup(draft.nextId), address: draft.groups[0]?.address ?? newGroup(0).address };
    change({ groups: [...draft.groups, copy], nextId: draft.nextId + 1 });
  };
  return (
    <Section
      title={t('customers.newOrder.delivery')}
      aside={
        <Button size="compact-sm" variant="subtle" disabled={draft.groups.length >= 50} onClick={add}>
          {t('customers.newOrder.addGroup')}
        </Button>
      }
    >
      {draft.groups.map((group, index) => (
        <DeliveryGroup
          key={group.id}
          entry={entry}
          group={group}
          no={index + 1}
          sentAs={used.indexOf(group)}
        />
      ))}
      {promise.error !== null && <Failure error={promise.error} />}
      <Group justify="space-between" mt="sm" gap="xs">
        <Checkbox
          size="xs"
          label={t('customers.newOrder.keep')}
          checked={draft.keep}
          onChange={(event) => change({ keep: event.currentTarget.checked })}
        />
        <Text size="xs" c="dimmed" role="status">
          {promise.isAsking
            ? t('customers.newOrder.asking')
            : !promise.isAsked
              ? t('customers.newOrder.askFirst')
              : hold && t('customers.newOrder.kept', { time: formatMoment(hold.expiresAt) })}
        </Text>
      </Group>
    </Section>
  );
}
