// The queries of one order's page, in one place: its sections read them, the list reads them ahead while the mouse rests on a row.
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { readShipments } from '../../../../api/fulfilment.ts';
import { readEntries, readInvoices } from '../../../../api/ledger.ts';
import { readOrderMessages } from '../../../../api/messages.ts';
import { readActions, readOrder, readOrderCases, readTimeline } from '../../../../api/orders.ts';
import { readPayments } from '../../../../api/payments.ts';
import { readOrderProcesses } from '../../../../api/workflow.ts';

/** Events that one reading of the timeline brings. */
export const EVENTS = 100;

export const orderKey = (orderId: string) => ['order', orderId] as const;

export const orderQuery = (id: string) =>
  queryOptions({ queryKey: orderKey(id), queryFn: () => readOrder(id) });

export const actionsQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'actions'], queryFn: () => readActions(id) });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...orderKey(id), 'events'],
    queryFn: ({ pageParam }) => readTimeline(id, pageParam, EVENTS),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const shipmentsQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'shipments'], queryFn: () => readShipments(id) });

export const paymentsQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'payments'], queryFn: () => readPayments(id) });

export const processesQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'processes'], queryFn: () => readOrderProcesses(id) });

export const invoicesQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'invoices'], queryFn: () => readInvoices(id) });

export const entriesQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'entries'], queryFn: () => readEntries(id) });

export const messagesQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'messages'], queryFn: () => readOrderMessages(id) });

export const casesQuery = (id: string) =>
  queryOptions({ queryKey: [...orderKey(id), 'cases'], queryFn: () => readOrderCases(id) });

/** What the page shows first. */
export function prefetchOrder(client: QueryClient, id: string): void {
  void client.prefetchQuery(orderQuery(id));
  void client.prefetchQuery(actionsQuery(id));
  void client.prefetchInfiniteQuery(timelineQuery(id));
  void client.prefetchQuery(processesQuery(id));
}
