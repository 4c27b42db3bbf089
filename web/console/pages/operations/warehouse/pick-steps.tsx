// The steps of a fulfilment order before something leaves: pick, short pick, pack, collected.
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import {
  collectPickup,
  type FulfilmentOrder,
  packFulfilmentOrder,
  recordPick,
  startPicking,
} from '../../../../api/fulfilment.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { useWorkChanged } from '../floor/use-work-changed.ts';
import { ShortPickDialog } from './short-pick.dialog.tsx';

export function PickSteps({ order }: { order: FulfilmentOrder }) {
  const { t } = useTranslation();
  const [isShort, short] = useDisclosure(false);
  const id = order.fulfilmentOrderId;
  const refresh = useWorkChanged();
  const isOver = order.state === 'done' || order.state === 'cancelled';
  const toPick = order.lines.some((line) => line.toPick > 0);
  const toPack = order.lines.some((line) => line.picked > line.packed);
  if (isOver) return null;
  return (
    <>
      {order.state === 'open' && (
        <CommandButton
          className="touch"
          size="md"
          label={t('operations.warehouse.start')}
          done={t('operations.warehouse.started')}
          send={(key) => startPicking(id, key)}
          onDone={refresh}
        />
      )}
      {toPick && (
        <>
          <CommandButton
            className="touch"
            size="md"
            variant="filled"
            label={t('operations.warehouse.pickAll')}
            done={t('operations.warehouse.picked')}
            send={(key) => recordPick(id, {}, key)}
            onDone={refresh}
          />
          <Button className="touch" size="md" variant="default" onClick={short.open}>
            {t('operations.warehouse.short')}
          </Button>
        </>
      )}
      {toPack && !toPick && order.kind !== 'pickup' && (
        <CommandButton
          className="touch"
          size="md"
          variant="filled"
          label={t('operations.warehouse.pack')}
          done={t('operations.warehouse.packed')}
          send={(key) => packFulfilmentOrder(id, {}, key)}
          onDone={refresh}
        />
      )}
      {toPack && !toPick && order.kind === 'pickup' && order.readyUntil !== null && (
        <CommandButton
          className="touch"
          size="md"
          variant="filled"
          label={t('operations.warehouse.collect')}
          done={t('operations.warehouse.collectDone')}
          send={(key) => collectPickup(id, {}, key)}
          onDone={refresh}
        />
      )}
      {isShort && <ShortPickDialog fulfilmentOrderId={id} onClose={short.close} onDone={refresh} />}
    </>
  );
}
