// What one location has to do for one order: lines, papers, and the next steps as large buttons.
import { Alert, Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import { readFulfilmentOrder } from '../../../../api/fulfilment.ts';
import type { TextKey } from '../../../../texts/text-key.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { PickSteps } from '../warehouse/pick-steps.tsx';
import { ShipmentSteps } from '../warehouse/shipment-steps.tsx';
import { CounterSteps } from './counter-steps.tsx';
import { WorkLines } from './work-lines.tsx';

export type Work = Awaited<ReturnType<typeof readFulfilmentOrder>>;

interface WorkSectionProps {
  fulfilmentOrderId: string;
  /** The parcel that was scanned; null: the work itself was. */
  shipmentId: string | null;
}

export function WorkSection({ fulfilmentOrderId, shipmentId }: WorkSectionProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['fulfilment-order', fulfilmentOrderId],
    queryFn: () => readFulfilmentOrder(fulfilmentOrderId),
  });
  return (
    <QueryView query={query}>
      {(work) => (
        <Section
          title={work.orderNumber ?? t('operations.warehouse.order')}
          aside={<StatusBadge status={work.state} label={wordOf('fulfilmentState', work.state)} />}
        >
          <WorkHead work={work} />
          <WorkLines work={work} />
          <Group gap="sm" my="md">
            <PickSteps order={work} />
            <CounterSteps work={work} />
          </Group>
          {work.kind !== 'pickup' && <ShipmentSteps order={work} scanned={shipmentId} />}
        </Section>
      )}
    </QueryView>
  );
}

function WorkHead({ work }: { work: Work }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const { fulfilmentOrderId, orderId } = work;
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text component="div">
          {work.customerName !== null && <PersonName name={work.customerName} />}{' '}
          <span className="dim">
            · {nameOf(work.location)} · {t(KINDS[work.kind])}
            {work.readyUntil !== null && (
              <>
                {' '}
                · {t('operations.queue.keptUntil')} <When at={work.readyUntil} as="moment" />
              </>
            )}
          </span>
        </Text>
        <Group gap="md">
          <Anchor
            className="print-link"
            href={hrefOf('/v1/fulfilment-orders/{fulfilmentOrderId}/packing-slip', {
              path: { fulfilmentOrderId },
            })}
            target="_blank"
            rel="noreferrer"
          >
            {t('operations.bench.packingSlip')}
          </Anchor>
          <Link className="print-link" to="/orders/$orderId" params={{ orderId }}>
            {t('operations.warehouse.order')}
          </Link>
        </Group>
      </Group>
      {work.held && (
        <Alert color="red" mt="sm" title={t('operations.bench.held')}>
          {t('operations.bench.heldHint')}
        </Alert>
      )}
      {work.giftMessage !== null && (
        <Alert color="grape" mt="sm" title={t('operations.bench.gift')}>
          <SafeText text={work.giftMessage} />
        </Alert>
      )}
    </>
  );
}

const KINDS: Readonly<Record<Work['kind'], TextKey>> = {
  ship: 'operations.bench.byCarrier',
  pickup: 'operations.warehouse.pickup',
  'to-store': 'operations.queue.toStore',
};
