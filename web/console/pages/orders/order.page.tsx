// One order whole, as it is now. The event stream of the order says what to read again.
import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { QueryView } from '../../../ui/query-view.tsx';
import { useRememberOrder } from '../../shell/palette/recent-orders.ts';
import { CasesSection } from './order/cases.section.tsx';
import { InvoicesSection } from './order/invoices.section.tsx';
import { LedgerSection } from './order/ledger.section.tsx';
import { LinesSection } from './order/lines.section.tsx';
import { MessagesSection } from './order/messages.section.tsx';
import { NotesSection } from './order/notes.section.tsx';
import { OrderHeader } from './order/order-header.section.tsx';
import { PaymentsSection } from './order/payments.section.tsx';
import { ProcessSection } from './order/process.section.tsx';
import { ShipGroupsSection } from './order/ship-groups.section.tsx';
import { ShipmentsSection } from './order/shipments.section.tsx';
import { SourcingSection } from './order/sourcing.section.tsx';
import { TimelineSection } from './order/timeline.section.tsx';
import { useLiveOrder } from './order/use-live-order.ts';
import './orders.css';

export function OrderPage() {
  const { orderId } = useParams({ from: '/orders/$orderId' });
  return <LiveOrder key={orderId} id={orderId} />;
}

function LiveOrder({ id }: { id: string }) {
  const { query, timeline, events } = useLiveOrder(id);
  const order = query.data;
  useRememberOrder(order && { ...order, who: order.customerName ?? order.email ?? '' });
  return (
    <QueryView query={query} rows={8}>
      {(order) => (
        <Stack gap="md">
          <OrderHeader order={order} latest={events.at(-1)} />
          <div className="order-grid">
            <div>
              <LinesSection order={order} />
              <ShipmentsSection orderId={order.orderId} />
              <ProcessSection orderId={order.orderId} events={events} />
              <SourcingSection order={order} />
              <LedgerSection orderId={order.orderId} />
            </div>
            <div>
              <NotesSection order={order} events={events} />
              <CasesSection orderId={order.orderId} />
              <ShipGroupsSection order={order} />
              <PaymentsSection orderId={order.orderId} />
              <TimelineSection events={events} timeline={timeline} />
              <InvoicesSection orderId={order.orderId} />
              <MessagesSection orderId={order.orderId} />
            </div>
          </div>
        </Stack>
      )}
    </QueryView>
  );
}
