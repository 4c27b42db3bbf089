// The next step of one row of a queue: done here where it needs no question, else led to where it is done.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { retryLabel } from '../../../../api/fulfilment.ts';
import type { Queue, QueueItem } from '../../../../api/work.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { WORK_KEY } from '../floor/use-location.ts';

export function QueueStep({ queue, item }: { queue: Queue; item: QueueItem }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { fulfilmentOrderId, shipmentId, orderId } = item;
  if (queue === 'label-failed' && shipmentId !== null) {
    return (
      <CommandButton
        className="touch"
        size="sm"
        label={t('operations.warehouse.retryLabel')}
        done={t('operations.warehouse.retryDone')}
        send={(key) => retryLabel(shipmentId, key)}
        onDone={() => void client.invalidateQueries({ queryKey: WORK_KEY })}
      />
    );
  }
  if (queue === 'held' && orderId !== null) {
    return (
      <Link to="/orders/$orderId" params={{ orderId }}>
        {t('operations.inbox.openOrder')}
      </Link>
    );
  }
  if (queue === 'offered')
    return (
      <Link to="/exceptions" search={{ show: 'offers' }}>
        {t('operations.queue.answer')}
      </Link>
    );
  const code = shipmentId ?? fulfilmentOrderId;
  if (code === null) return null;
  return (
    <Button
      className="touch"
      size="sm"
      variant="light"
      renderRoot={(props) => <Link to="/bench" search={{ code }} {...props} />}
    >
      {t('operations.queue.work')}
    </Button>
  );
}
