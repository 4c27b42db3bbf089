// The state of a purchase order as a badge: by word first, by colour second.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PurchaseState } from '../../../../api/supply.ts';

const COLOURS: Readonly<Record<PurchaseState, string>> = {
  draft: 'gray',
  placed: 'blue',
  confirmed: 'cyan',
  'partly-received': 'orange',
  received: 'green',
  'closed-short': 'green',
  cancelled: 'gray',
};

export function PurchaseStateBadge({ state }: { state: PurchaseState }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" radius="sm" tt="none" color={COLOURS[state]}>
      {t(`planning.purchasing.states.${state}`)}
    </Badge>
  );
}
