// The next steps of a purchase order as buttons; one that cannot be taken now says why.
import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PurchaseOrder } from '../../../../api/supply.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { ConfirmPurchaseOrderDialog } from './confirm-purchase-order.dialog.tsx';
import { EditPurchaseOrderDialog } from './edit-purchase-order.dialog.tsx';
import { EndPurchaseOrderDialog } from './end-purchase-order.dialog.tsx';
import { PlacePurchaseOrderDialog } from './place-purchase-order.dialog.tsx';
import { usePurchasingChanged } from './purchasing-keys.ts';
import { ReceivePurchaseOrderDialog } from './receive-purchase-order.dialog.tsx';

type Step = 'place' | 'change' | 'confirm' | 'receive' | 'close' | 'cancel';

const CALLS = {
  place: 'POST /v1/purchase-orders/{purchaseOrderId}/place',
  change: 'PATCH /v1/purchase-orders/{purchaseOrderId}',
  confirm: 'POST /v1/purchase-orders/{purchaseOrderId}/confirm',
  receive: 'POST /v1/purchase-orders/{purchaseOrderId}/receipts',
  close: 'POST /v1/purchase-orders/{purchaseOrderId}/close',
  cancel: 'POST /v1/purchase-orders/{purchaseOrderId}/cancel',
} as const satisfies Readonly<Record<Step, string>>;

export function PurchaseOrderSteps({ order }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  const may = useMay();
  const refresh = usePurchasingChanged();
  const [step, setStep] = useState<Step | null>(null);
  const close = () => {
    setStep(null);
    refresh();
  };
  const whyNot = useWhyNot(order);
  const button = (name: Step, label: string, isMain = false) => (
    <ActionButton
      size="xs"
      variant={isMain ? 'filled' : 'default'}
      label={label}
      why={may(CALLS[name]) ? whyNot(name) : t('ui.notAllowed')}
      onClick={() => setStep(name)}
    />
  );
  const isDraft = order.state === 'draft';
  return (
    <Group gap="xs">
      {button('place', t('planning.purchasing.place'), isDraft)}
      {button('confirm', t('planning.purchasing.confirm'))}
      {button('receive', t('planning.stock.receive.button'), !isDraft)}
      {button('change', t('planning.purchasing.change'))}
      {button('close', t('planning.purchasing.close'))}
      {button('cancel', t('planning.purchasing.cancel'))}
      {step === 'place' && <PlacePurchaseOrderDialog order={order} onClose={close} />}
      {step === 'change' && <EditPurchaseOrderDialog order={order} onClose={close} onDone={close} />}
      {step === 'confirm' && <ConfirmPurchaseOrderDialog order={order} onClose={close} />}
      {step === 'receive' && <ReceivePurchaseOrderDialog order={order} onClose={close} />}
      {(step === 'close' || step === 'cancel') && (
        <EndPurchaseOrderDialog order={order} how={step} onClose={close} />
      )}
    </Group>
  );
}

/** Why a step cannot be taken in the order's state, as the server would say. */
function useWhyNot({ state, lines }: PurchaseOrder): (step: Step) => string | undefined {
  const { t } = useTranslation();
  const isEnded = state === 'received' || state === 'closed-short' || state === 'cancelled';
  const isUnderWay = state !== 'draft' && !isEnded;
  const hasCome = lines.some(({ received, damaged }) => received + damaged > 0);
  const notNow = (isNow: boolean) => (isNow ? undefined : t('planning.purchasing.notNow'));
  return (step) => {
    if (step === 'place') return notNow(state === 'draft');
    if (step === 'confirm') return notNow(isUnderWay);
    if (step === 'change') return notNow(!isEnded);
    // A few units more may come when everything has.
    if (step === 'receive') return notNow(isUnderWay || state === 'received');
    if (isEnded) return t('planning.purchasing.notNow');
    if (step === 'cancel') return hasCome ? t('planning.purchasing.someCame') : undefined;
    return hasCome ? undefined : t('planning.purchasing.noneCame');
  };
}
