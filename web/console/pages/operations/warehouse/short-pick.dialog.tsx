// Records a pick that found less than was wanted.
import { NumberInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFulfilmentOrder, recordPick } from '../../../../api/fulfilment.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';

interface ShortPickProps {
  fulfilmentOrderId: string;
  onClose: () => void;
  onDone: () => void;
}

export function ShortPickDialog({ fulfilmentOrderId, onClose, onDone }: ShortPickProps) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Record<number, number>>({});
  const detail = useQuery({
    queryKey: ['fulfilment-order', fulfilmentOrderId],
    queryFn: () => readFulfilmentOrder(fulfilmentOrderId),
    staleTime: 0,
  });
  const lines = Object.entries(found).map(([lineNo, picked]) => ({ lineNo: Number(lineNo), picked }));
  return (
    <CommandDialog
      title={t('operations.warehouse.shortTitle')}
      action={t('operations.warehouse.shortAction')}
      done={t('operations.warehouse.picked')}
      disabled={!detail.data}
      onClose={onClose}
      onDone={onDone}
      send={(key) => recordPick(fulfilmentOrderId, { lines }, key)}
    >
      <Text size="sm">{t('operations.warehouse.shortQuestion')}</Text>
      <QueryView query={detail}>
        {({ pickList }) =>
          pickList.map((line) => (
            <NumberInput
              key={line.lineNo}
              label={t('operations.warehouse.found', {
                name: line.name,
                sku: line.sku,
                quantity: line.quantity,
              })}
              min={0}
              max={line.quantity}
              allowDecimal={false}
              value={found[line.lineNo] ?? line.quantity}
              onChange={(value) => setFound({ ...found, [line.lineNo]: Number(value) || 0 })}
            />
          ))
        }
      </QueryView>
    </CommandDialog>
  );
}
