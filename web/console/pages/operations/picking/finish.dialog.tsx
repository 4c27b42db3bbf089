// Ends a pick list of which not everything was found: what is missing is short and sourced elsewhere; orders that shall wait instead
// are left out, to be picked one by one or rejected with a reason.
import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishPickList, type PickList } from '../../../../api/work.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { type ShortReason, ShortReasonSelect } from '../floor/short-reason.tsx';
import { WORK_KEY } from '../floor/use-location.ts';
import { pickListKey } from './use-picking.ts';

export function FinishDialog({ list, onClose }: { list: PickList; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [without, setWithout] = useState<string[]>([]);
  const [reasons, setReasons] = useState<Record<string, ShortReason>>({});
  const missing = list.rows.filter((row) => row.found < row.quantity);
  return (
    <CommandDialog
      title={t('operations.picking.finishTitle')}
      action={t('operations.picking.finish')}
      done={t('operations.picking.finished')}
      danger
      onClose={onClose}
      onDone={() => {
        void client.invalidateQueries({ queryKey: pickListKey(list.pickListId) });
        void client.invalidateQueries({ queryKey: WORK_KEY });
      }}
      send={(key) => {
        const told = Object.entries(reasons).map(([sku, reason]) => ({ sku, reason }));
        return finishPickList(list.pickListId, { without, reasons: told }, key);
      }}
    >
      <Text size="sm">{t('operations.picking.finishQuestion')}</Text>
      <ul className="missing">
        {missing.map((row) => (
          <li key={row.sku}>
            <Group justify="space-between" gap="xs">
              <span>
                {row.quantity - row.found} × <PersonName name={row.name} />{' '}
                <span className="mono dim">{row.sku}</span>
              </span>
              <ShortReasonSelect
                about={row.sku}
                value={reasons[row.sku]}
                onChange={(reason) => setReasons({ ...reasons, [row.sku]: reason })}
              />
            </Group>
          </li>
        ))}
      </ul>
      <Checkbox.Group label={t('operations.picking.without')} value={without} onChange={setWithout}>
        <Stack gap="xs" mt="xs">
          {list.totes.map(({ tote, fulfilmentOrderId, orderNumber }) => (
            <Checkbox
              key={fulfilmentOrderId}
              value={fulfilmentOrderId}
              label={t('operations.picking.tote', { tote, order: orderNumber ?? fulfilmentOrderId })}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </CommandDialog>
  );
}
