// What a counter or a bench does besides picking and packing: turn work down, take a pick-up back that nobody collects.
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { ReturnPickupDialog } from '../pickups/return-pickup.dialog.tsx';
import { RejectWorkDialog } from './reject-work.dialog.tsx';
import type { Work } from './work.section.tsx';

export function CounterSteps({ work }: { work: Work }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isRejecting, rejecting] = useDisclosure(false);
  const [isReturning, returning] = useDisclosure(false);
  const isToPick = work.lines.some((line) => line.toPick > 0) && work.state !== 'offered';
  const isReady = work.kind === 'pickup' && work.readyUntil !== null && work.state !== 'done';
  return (
    <>
      {isToPick && (
        <ActionButton
          className="touch"
          variant="default"
          label={t('operations.reject.open')}
          why={may('POST /v1/fulfilment-orders/{fulfilmentOrderId}/reject') ? undefined : t('ui.notAllowed')}
          onClick={rejecting.open}
        />
      )}
      {isReady && (
        <ActionButton
          className="touch"
          variant="default"
          label={t('operations.pickups.takeBack')}
          why={may('POST /v1/fulfilment-orders/{fulfilmentOrderId}/return') ? undefined : t('ui.notAllowed')}
          onClick={returning.open}
        />
      )}
      {isRejecting && <RejectWorkDialog work={work} onClose={rejecting.close} />}
      {isReturning && (
        <ReturnPickupDialog
          fulfilmentOrderId={work.fulfilmentOrderId}
          number={work.orderNumber}
          onClose={returning.close}
        />
      )}
    </>
  );
}
