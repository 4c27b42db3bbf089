// Asks how many of each line are no longer wanted.
import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelLines } from '../../api/portal.ts';
import { CommandDialog } from '../../ui/command-dialog.tsx';
import { PersonName } from '../../ui/safe-text.tsx';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { type OrderDialogProps, useReadAgain } from './dialog-props.ts';

/** Up to here every number stands in the list; of more, the round ones. */
const LISTED = 50;

export function CancelLinesDialog({ order, action, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(order.orderId);
  const form = useCommandForm({
    initial: {} as Record<string, number>,
    send: (values, key) => cancelLines(order.orderId, chosenOf(values), key),
    done: t('portal.cancelLines.done'),
    onDone() {
      onClose();
      void readAgain();
    },
  });
  const chosen = chosenOf(form.values);
  return (
    <CommandDialog
      title={t('portal.cancelLines.title')}
      action={t('portal.cancelLines.action')}
      danger
      disabled={chosen.length === 0}
      form={form}
      onClose={onClose}
    >
      <Text>{t('portal.cancelLines.hint')}</Text>
      {action.lines.map(({ lineNo, units }) => (
        <NativeSelect
          key={lineNo}
          label={<PersonName name={nameOf(order, lineNo)} />}
          description={t('portal.cancelLines.most', { count: units })}
          data={countsTo(units)}
          value={String(form.values[lineNo] ?? 0)}
          onChange={({ currentTarget: { value } }) => form.set({ [lineNo]: Number(value) })}
          {...form.at(`lines.${chosen.findIndex((each) => each.lineNo === lineNo)}`)}
        />
      ))}
    </CommandDialog>
  );
}

const chosenOf = (values: Readonly<Record<string, number>>) =>
  Object.entries(values)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineNo, quantity]) => ({ lineNo: Number(lineNo), quantity }));

const nameOf = (order: OrderDialogProps['order'], lineNo: number) =>
  order.lines.find((line) => line.lineNo === lineNo)?.name ?? String(lineNo);

function countsTo(most: number): string[] {
  const counts = Array.from({ length: Math.min(most, LISTED) + 1 }, (_, count) => count);
  for (let count = 2 * LISTED; count < most; count += LISTED) counts.push(count);
  if (most > LISTED) counts.push(most);
  return counts.map(String);
}
