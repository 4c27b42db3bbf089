// Where a new order goes and who gets it.
import { SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listLocations } from '../../../../api/inventory.ts';

export interface AddressDraft {
  name: string;
  email: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
}

export type Goal =
  | { kind: 'ship'; address: AddressDraft }
  | { kind: 'pickup'; address: AddressDraft; location: string };

interface GoalProps {
  goal: Goal;
  onChange: (goal: Goal) => void;
}

const ADDRESS_FIELDS = [
  ['street', 'address-line1', 200],
  ['postalCode', 'postal-code', 20],
  ['city', 'address-level2', 100],
  ['country', 'country', 2],
] as const;

export function PlaceOrderGoal({ goal, onChange }: GoalProps) {
  const { t } = useTranslation();
  const locations = useQuery({ queryKey: ['locations'], queryFn: listLocations });
  const { address } = goal;
  const set = (part: Partial<AddressDraft>) =>
    onChange({ ...goal, address: { ...address, ...part } } as Goal);
  const choose = (kind: string) =>
    onChange(kind === 'pickup' ? { kind: 'pickup', address, location: '' } : { kind: 'ship', address });
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('orders.placeOrder.goal')}
        value={goal.kind}
        onChange={choose}
        data={[
          { value: 'ship', label: t('orders.placeOrder.ship') },
          { value: 'pickup', label: t('orders.placeOrder.pickup') },
        ]}
      />
      <div className="fields">
        <TextInput
          label={t('orders.placeOrder.customerName')}
          value={address.name}
          autoComplete="name"
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('orders.placeOrder.email')}
          type="email"
          value={address.email}
          autoComplete="email"
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        {goal.kind === 'pickup' ? (
          <Select
            label={t('orders.placeOrder.location')}
            searchable
            required
            data={(locations.data?.items ?? [])
              .filter((location) => location.active)
              .map((location) => ({ value: location.code, label: `${location.name} (${location.code})` }))}
            value={goal.location || null}
            onChange={(location) => onChange({ ...goal, location: location ?? '' })}
          />
        ) : (
          ADDRESS_FIELDS.map(([name, autoComplete, maxLength]) => (
            <TextInput
              key={name}
              label={t(`orders.placeOrder.${name}`)}
              value={address[name]}
              autoComplete={autoComplete}
              maxLength={maxLength}
              required={name !== 'postalCode'}
              onChange={(event) => set({ [name]: event.currentTarget.value })}
            />
          ))
        )}
      </div>
    </Stack>
  );
}
