// What is done with many rows at once: packed, or handed over to their carriers, chosen or all of a carrier. Each row has its own answer.
import { Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallName } from '../../../../api/roles.ts';
import { packMany, type Queue, type QueueItem, shipMany } from '../../../../api/work.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useMay } from '../../../shell/use-me.ts';
import { type ManyOutcomes, tellOutcomes } from '../floor/told-outcomes.ts';
import { WORK_KEY } from '../floor/use-location.ts';
import { NewPickList } from './new-pick-list.tsx';

type Bulk = (selected: QueueItem[], clear: () => void) => ReactNode;

/** Undefined where rows are done one by one. */
export function bulkOf(queue: Queue, location: string): Bulk | undefined {
  switch (queue) {
    case 'to-pick':
      return (chosen) => <NewPickList location={location} chosen={chosen} />;
    case 'to-pack':
      return (chosen, clear) => <ManyButton step="pack" items={chosen} onDone={clear} />;
    case 'to-hand-over':
      return (chosen, clear) => <ManyButton step="ship" items={chosen} onDone={clear} />;
    default:
      return undefined;
  }
}

/** The parcels of one carrier go together: its driver takes them all. */
export function HandOverAll({ items }: { items: readonly QueueItem[] }) {
  const carriers = [...new Set(items.flatMap(({ carrier }) => carrier ?? []))].sort();
  return (
    <Group gap="xs">
      {carriers.map((carrier) => (
        <ManyButton
          key={carrier}
          step="ship"
          carrier={carrier}
          items={items.filter((item) => item.carrier === carrier)}
        />
      ))}
    </Group>
  );
}

interface ManyProps {
  step: 'pack' | 'ship';
  items: readonly QueueItem[];
  carrier?: string;
  onDone?: () => void;
}

const CALLS = {
  pack: 'POST /v1/fulfilment-orders/pack/bulk',
  ship: 'POST /v1/shipments/ship/bulk',
} as const satisfies Record<ManyProps['step'], CallName>;

function ManyButton({ step, items, carrier, onDone }: ManyProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const may = useMay()(CALLS[step]);
  const count = items.length;
  const label =
    step === 'pack'
      ? t('operations.queue.packChosen', { count })
      : carrier === undefined
        ? t('operations.queue.shipChosen', { count })
        : t('operations.queue.shipAllOf', { count, carrier: wordOf('carrier', carrier) });
  return (
    <>
      <ActionButton
        className="touch"
        size="sm"
        variant="filled"
        label={label}
        why={may ? undefined : t('ui.notAllowed')}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <ManyDialog
          step={step}
          items={items}
          title={label}
          onClose={() => setIsOpen(false)}
          {...(onDone ? { onDone } : {})}
        />
      )}
    </>
  );
}

type ManyDialogProps = ManyProps & { title: string; onClose: () => void };

function ManyDialog({ step, items, title, onClose, onDone }: ManyDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const numbers = items.map(({ orderNumber }) => orderNumber ?? '').join(', ');
  const send = (key: string): Promise<ManyOutcomes> =>
    step === 'pack'
      ? packMany(
          items.flatMap(({ fulfilmentOrderId }) => fulfilmentOrderId ?? []),
          key,
        )
      : shipMany(
          items.flatMap(({ shipmentId }) => shipmentId ?? []),
          key,
        );
  return (
    <CommandDialog
      title={title}
      action={step === 'pack' ? t('operations.warehouse.pack') : t('operations.queue.handOver')}
      done={t('operations.queue.answered')}
      send={send}
      onClose={onClose}
      onDone={(outcomes) => {
        tellOutcomes(outcomes, {
          done: (count) =>
            step === 'pack'
              ? t('operations.queue.packedMany', { count })
              : t('operations.queue.shippedMany', { count }),
          refused: (count) => t('operations.queue.refusedMany', { count }),
        });
        void client.invalidateQueries({ queryKey: WORK_KEY });
        onDone?.();
      }}
    >
      <div>
        {step === 'pack' ? t('operations.queue.packQuestion') : t('operations.queue.shipQuestion')}
        <div className="dim figures-list">{numbers}</div>
      </div>
    </CommandDialog>
  );
}
