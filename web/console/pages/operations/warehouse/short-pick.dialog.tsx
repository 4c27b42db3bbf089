// Records a pick that found less than was wanted.
import { Group, NumberInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFulfilmentOrder, recordPick } from '../../../../api/fulfilment.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { type ShortReason, ShortReasonSelect } from '../floor/short-reason.tsx';

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
  const [reasons, setReasons] = useState<Record<number, ShortReason>>({});
  const lines = Object.entries(found).map(([no, picked]) => {
    const lineNo = Number(no);
    const shortReason = reasons[lineNo];
    return { lineNo, picked, ...(shortReason ? { shortReason } : {}) };
  });
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
            <Group key={line.lineNo} align="end" wrap="wrap">
              <NumberInput
                flex={1}
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
              {(found[line.lineNo] ?? line.quantity) < line.quantity && (
                <ShortReasonSelect
                  about={line.sku}
                  value={reasons[line.lineNo]}
                  onChange={(reason) => setReasons({ ...reasons, [line.lineNo]: reason })}
                />
              )}
            </Group>
          ))
        }
      </QueryView>
    </CommandDialog>
  );
}
