// The bench: scan an order, a parcel, a pick list or a pick-up, and do what comes next with it.
import '../operations.css';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readScan, type Scanned } from '../../../../api/work.ts';
import { Failure } from '../../../../ui/failure.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { ScanField } from '../floor/scan-field.tsx';
import { give, useSignals } from '../floor/signals.ts';
import { isWork, WORK_KEY } from '../floor/use-location.ts';
import { OrderWork } from './order-work.section.tsx';
import { WorkSection } from './work.section.tsx';

export function BenchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/bench' });
  const { code } = useSearch({ from: '/bench' });
  const [isLoud] = useSignals();
  const scanned = useQuery({
    queryKey: [...WORK_KEY, 'scan', code ?? ''],
    queryFn: () => readScan(code ?? ''),
    enabled: code !== undefined,
    retry: false,
  });
  useLiveRefresh([[...WORK_KEY, 'scan'], ['fulfilment-order'], ['fulfilment-orders']], isWork, 1500);
  useEffect(() => {
    if (scanned.error && isLoud) give('wrong');
  }, [scanned.error, isLoud]);
  return (
    <Stack gap="md" className="floor-page">
      <PageHeading title={t('operations.bench.title')} about={t('operations.bench.about')} />
      <ScanField
        label={t('operations.bench.scan')}
        placeholder={t('operations.bench.examples')}
        onScan={(next) => void navigate({ search: { code: next } })}
      />
      {code !== undefined &&
        (scanned.error && scanned.data === undefined ? (
          <Failure error={scanned.error} onRetry={() => void scanned.refetch()} />
        ) : (
          <QueryView query={scanned}>{(found) => <Found scanned={found} />}</QueryView>
        ))}
    </Stack>
  );
}

function Found({ scanned }: { scanned: Scanned }) {
  const { t } = useTranslation();
  const { kind, pickListId, fulfilmentOrderId, shipmentId, orderId } = scanned;
  if (kind === 'pick-list' && pickListId !== null)
    return <Navigate to="/pick-lists/$pickListId" params={{ pickListId }} replace />;
  if (kind === 'sku')
    return <Text>{t('operations.bench.isSku', { name: scanned.name, sku: scanned.sku })}</Text>;
  if (fulfilmentOrderId !== null)
    return <WorkSection fulfilmentOrderId={fulfilmentOrderId} shipmentId={shipmentId} />;
  return orderId === null ? null : <OrderWork orderId={orderId} />;
}
