// Takes a location out of service: says first what is there still, and sources it elsewhere when asked.
import { Alert, Checkbox, List, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listFulfilmentOrders } from '../../../../api/fulfilment.ts';
import { type Location, listStock } from '../../../../api/inventory.ts';
import { deactivateLocation, emptyLocation } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useMay } from '../../../shell/use-me.ts';

interface DeactivateLocationDialogProps {
  location: Location;
  onClose: () => void;
}

export function DeactivateLocationDialog({ location, onClose }: DeactivateLocationDialogProps) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const { code, name } = location;
  const form = useCommandForm({
    initial: { moves: may('POST /v1/locations/{location}/resource') },
    send: async ({ moves }, key) => {
      await deactivateLocation(code, key);
      if (moves) await emptyLocation(code);
    },
    done: t('planning.locations.deactivate.done'),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['locations'] });
      onClose();
    },
  });
  return (
    <CommandDialog
      danger
      title={t('planning.locations.deactivate.title', { name: name || code })}
      action={t('planning.locations.deactivate.confirm')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.locations.deactivate.hint')}</Text>
      <WhatIsThere code={code} />
      <Checkbox
        label={t('planning.locations.deactivate.moves')}
        description={t('planning.locations.deactivate.movesHint')}
        disabled={!may('POST /v1/locations/{location}/resource')}
        checked={form.values.moves}
        onChange={(event) => form.set({ moves: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}

const PAGE = 500;
const BEGUN = ['picking', 'picked', 'packed', 'partly-shipped'] as const;

/** Counts of the first page; a plus says that there is more. */
async function readWhatIsThere(code: string) {
  const [stock, open, ...begun] = await Promise.all([
    listStock({ location: code }, undefined, PAGE),
    listFulfilmentOrders({ location: code, state: 'open' }),
    ...BEGUN.map((state) => listFulfilmentOrders({ location: code, state })),
  ]);
  const written = (count: number, next: unknown) => `${formatCount(count)}${next ? '+' : ''}`;
  const sum = (units: number[]) => units.reduce((before, each) => before + each, 0);
  return {
    onHand: written(sum(stock.items.map(({ onHand }) => onHand)), stock.next),
    reserved: written(sum(stock.items.map(({ reserved }) => reserved)), stock.next),
    open: written(open.items.length, open.next),
    begun: written(
      sum(begun.map(({ items }) => items.length)),
      begun.some(({ next }) => next !== null),
    ),
  };
}

function WhatIsThere({ code }: { code: string }) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['locations', code, 'there'], queryFn: () => readWhatIsThere(code) });
  return (
    <Alert color="orange" title={t('planning.locations.deactivate.there')}>
      <QueryView query={query}>
        {(there) => (
          <List size="sm">
            {(['onHand', 'reserved', 'open', 'begun'] as const).map((what) => (
              <List.Item key={what}>
                {t(`planning.locations.deactivate.${what}`, { units: there[what] })}
              </List.Item>
            ))}
          </List>
        )}
      </QueryView>
    </Alert>
  );
}
