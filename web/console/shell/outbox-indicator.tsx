// Says how many actions wait for the line, wherever the person goes meanwhile.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWaitingCount } from '../../api/outbox.ts';

export function OutboxIndicator() {
  const { t } = useTranslation();
  const count = useWaitingCount();
  return (
    <span role="status">
      {count > 0 && (
        <Badge color="orange" variant="light" tt="none">
          {t('ui.outbox.waiting', { count })}
        </Badge>
      )}
    </span>
  );
}
