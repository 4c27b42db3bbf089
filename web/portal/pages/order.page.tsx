// One order: where it is now, its parcels, its date, what was ordered, where it goes, how it is paid, what may be done, what was said.
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../api/call.ts';
import { type PortalOrder, readOwnOrder } from '../../api/portal.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ActionsPart } from '../order/actions.part.tsx';
import { AddressPart } from '../order/address.part.tsx';
import { FeedbackPart } from '../order/feedback.part.tsx';
import { LinesPart } from '../order/lines.part.tsx';
import { NowPart } from '../order/now.part.tsx';
import { ParcelsPart } from '../order/parcels.part.tsx';
import { PaymentPart } from '../order/payment.part.tsx';
import { PromisePart } from '../order/promise.part.tsx';
import { TalkPart } from '../order/talk.part.tsx';
import { useWanted } from '../order/use-wanted.tsx';
import { Welcome } from '../sign-in/welcome.tsx';

const EVERY_MS = 15_000;
const SOON_MS = 3_000;
const JUST_NOW_MS = 60_000;

/** When it is read again while somebody looks: soon, where it was placed just now and the bank is being asked. */
function againMs(order: PortalOrder | undefined): number {
  const isAsking = order?.payment?.state === 'open';
  return isAsking && Date.now() - Date.parse(order.placedAt) < JUST_NOW_MS ? SOON_MS : EVERY_MS;
}

export function OrderPage({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => readOwnOrder(orderId),
    refetchInterval: ({ state }) => againMs(state.data),
    refetchOnWindowFocus: true,
  });
  const { want, dialog } = useWanted(query.data);
  const status = query.error instanceof ApiRefusal ? query.error.problem.status : null;
  if (status === 401) return <Welcome title={t('portal.order.ended')} hint={t('portal.order.endedHint')} />;
  if (status === 404 || status === 400)
    return <Welcome title={t('portal.order.missing')} hint={t('portal.order.missingHint')} />;
  if (query.error && !query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading label={t('portal.frame.loading')} />;
  const order = query.data;
  return (
    <>
      <NowPart order={order} readAt={query.dataUpdatedAt} />
      <div className="order-columns">
        <Stack gap={0}>
          <FeedbackPart order={order} />
          <ParcelsPart order={order} />
          <PromisePart order={order} />
          <LinesPart order={order} />
        </Stack>
        <Stack gap={0} className="order-side">
          <ActionsPart order={order} onWant={want} />
          <AddressPart order={order} onWant={want} />
          <PaymentPart order={order} onWant={want} />
        </Stack>
        <TalkPart order={order} onWant={want} />
      </div>
      {dialog}
    </>
  );
}
