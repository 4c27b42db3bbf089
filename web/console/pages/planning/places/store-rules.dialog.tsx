// Sets the rules of a store; they are sent whole.
import { NumberInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type StoreRules, setStoreRules } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';

const NUMBERS = ['ordersPerDay', 'unitsPerDay', 'readyMinutes', 'pickupDays'] as const;
const isLimit = (name: (typeof NUMBERS)[number]) => name === 'ordersPerDay' || name === 'unitsPerDay';

export function StoreRulesDialog({ rules, onClose }: { rules: StoreRules; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: {
      ordersPerDay: (rules.ordersPerDay ?? '') as number | string,
      unitsPerDay: (rules.unitsPerDay ?? '') as number | string,
      readyMinutes: rules.readyMinutes as number | string,
      pickupDays: rules.pickupDays as number | string,
      reminderDays: rules.reminderDays.join(', '),
    },
    send: ({ reminderDays, ...numbers }, key) =>
      setStoreRules(
        rules.location,
        {
          ...Object.fromEntries(
            Object.entries(numbers)
              .filter(([, number]) => number !== '')
              .map(([name, number]) => [name, Number(number)]),
          ),
          reminderDays: reminderDays
            .split(/[\s,;]+/)
            .filter((day) => day !== '')
            .map(Number),
        },
        key,
      ),
    done: t('planning.locations.rules.done'),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['locations', rules.location] });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('planning.locations.rules.title')}
      action={t('planning.locations.edit.save')}
      form={form}
      onClose={onClose}
    >
      {NUMBERS.map((name) => (
        <NumberInput
          key={name}
          label={t(`planning.locations.rules.${name}`)}
          placeholder={isLimit(name) ? t('planning.locations.noLimit') : undefined}
          min={0}
          allowDecimal={false}
          {...form.field(name)}
        />
      ))}
      <TextInput
        label={t('planning.locations.rules.reminderDays')}
        description={t('planning.locations.rules.reminderHint')}
        {...form.field('reminderDays')}
      />
    </CommandDialog>
  );
}
