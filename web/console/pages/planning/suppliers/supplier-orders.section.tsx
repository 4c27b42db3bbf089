// What is on order with a supplier and has not all come; the whole list of purchase orders is one step away.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPurchaseOrders, type Supplier } from '../../../../api/supply.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { FactTable } from '../fact-table.tsx';
import { EditPurchaseOrderDialog } from '../purchasing/edit-purchase-order.dialog.tsx';
import { PurchaseStateBadge } from '../purchasing/purchase-state-badge.tsx';
import { PURCHASE_ORDERS_KEY } from '../purchasing/purchasing-keys.ts';

/** Whatever is still to come is due by then: the last day that the API takes. */
const ANY_DAY = '2999-12-31';

export function SupplierOrders({ supplier: { code, active } }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useLocationNames();
  const navigate = useNavigate();
  const [isNew, setIsNew] = useState(false);
  const filters = { supplier: code, dueBy: ANY_DAY };
  const query = useQuery({
    queryKey: [...PURCHASE_ORDERS_KEY, 'open', filters],
    queryFn: () => listPurchaseOrders(filters, undefined),
  });
  useLiveRefresh([PURCHASE_ORDERS_KEY], (type) => type.startsWith('supply.purchaseOrder'));
  const title = t('planning.suppliers.orders.title');
  const whyNot = active ? undefined : t('planning.suppliers.orders.inactive');
  return (
    <Section title={title}>
      <QueryView
        query={query}
        empty={t('planning.suppliers.orders.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items, next }) => (
          <>
            <FactTable
              label={title}
              columnWidth={90}
              columns={[
                { title: t('planning.purchasing.number') },
                { title: t('planning.rules.state') },
                { title: t('planning.stock.location') },
                { title: t('planning.stock.supply.dueOn'), isNumber: true },
                { title: t('planning.purchasing.cost'), isNumber: true },
              ]}
              rows={items.map(({ purchaseOrderId, number, state, location, ...order }) => ({
                key: purchaseOrderId,
                cells: [
                  <Anchor
                    key="number"
                    className="mono nowrap"
                    fz="inherit"
                    renderRoot={(props) => (
                      <Link to="/purchasing" search={{ tab: 'orders', open: purchaseOrderId }} {...props} />
                    )}
                  >
                    {number}
                  </Anchor>,
                  <div key="state" className="whole">
                    <PurchaseStateBadge state={state} />
                  </div>,
                  nameOf(location),
                  order.expectedOn ? formatDate(order.expectedOn) : '–',
                  <Money key="total" amountMinor={order.totalMinor} currency={order.currency} />,
                ],
              }))}
            />
            {next !== null && (
              <Text size="sm" c="dimmed" mt="xs">
                {t('planning.suppliers.orders.more')}
              </Text>
            )}
          </>
        )}
      </QueryView>
      <Group mt="sm">
        <ActionButton
          size="xs"
          variant="light"
          label={t('planning.purchasing.new')}
          why={may('POST /v1/purchase-orders') ? whyNot : t('ui.notAllowed')}
          onClick={() => setIsNew(true)}
        />
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/purchasing" search={{ tab: 'orders', supplier: code }} {...props} />
          )}
        >
          {t('planning.suppliers.orders.all')}
        </Anchor>
      </Group>
      {isNew && (
        <EditPurchaseOrderDialog
          supplier={code}
          onClose={() => setIsNew(false)}
          onDone={(purchaseOrderId) =>
            void navigate({ to: '/purchasing', search: { tab: 'orders', open: purchaseOrderId } })
          }
        />
      )}
    </Section>
  );
}
