// An order that was scanned whose work is at several places, or done: all of it.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listFulfilmentOrders } from '../../../../api/fulfilment.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { WorkSection } from './work.section.tsx';

export function OrderWork({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const work = useQuery({
    queryKey: ['fulfilment-orders', 'of', orderId],
    queryFn: () => listFulfilmentOrders({ orderId }),
  });
  return (
    <>
      <QueryView
        query={work}
        empty={t('operations.bench.noWork')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map(({ fulfilmentOrderId }) => (
            <WorkSection key={fulfilmentOrderId} fulfilmentOrderId={fulfilmentOrderId} shipmentId={null} />
          ))
        }
      </QueryView>
      <Link to="/orders/$orderId" params={{ orderId }}>
        {t('operations.inbox.openOrder')}
      </Link>
    </>
  );
}
