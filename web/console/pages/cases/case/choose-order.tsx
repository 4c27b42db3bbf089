// Which of the case's orders a claim is settled on, and that order whole.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../api/cases.ts';
import { type Order, readOrder } from '../../../../api/orders.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { orderKey } from '../../orders/order/use-live-order.ts';

/** The chosen order's id, the first unless told. */
export function useChosenOrder(found: Case) {
  const [orderId, setOrderId] = useState(found.orders[0]?.orderId ?? '');
  const query = useQuery({
    queryKey: orderKey(orderId),
    queryFn: () => readOrder(orderId),
    enabled: orderId !== '',
  });
  return { orderId, setOrderId, query };
}

interface ChooseOrderProps {
  found: Case;
  chosen: ReturnType<typeof useChosenOrder>;
  children: (order: Order) => ReactNode;
}

export function ChooseOrder({ found, chosen, children }: ChooseOrderProps) {
  const { t } = useTranslation();
  return (
    <>
      {found.orders.length > 1 && (
        <Select
          label={t('cases.settle.which')}
          data={found.orders.map(({ orderId, number }) => ({ value: orderId, label: number }))}
          value={chosen.orderId}
          allowDeselect={false}
          onChange={(value) => chosen.setOrderId(value ?? '')}
        />
      )}
      <QueryView query={chosen.query}>{children}</QueryView>
    </>
  );
}
