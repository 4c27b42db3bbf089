// By when work has to be done: near times as how long is left, red with a word when it is late.
import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '../../../../ui/when.tsx';

export function DueTime({ dueAt, late }: { dueAt: string | null; late: 'pick' | 'ship' | null }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap">
      {dueAt !== null && <When at={dueAt} />}
      {late !== null && (
        <Badge color="red" variant="light" radius="sm" tt="none">
          {late === 'pick' ? t('operations.floor.pickLate') : t('operations.floor.shipLate')}
        </Badge>
      )}
      {dueAt === null && late === null && (
        <Text size="sm" c="dimmed" span>
          {t('operations.floor.noPromise')}
        </Text>
      )}
    </Group>
  );
}
