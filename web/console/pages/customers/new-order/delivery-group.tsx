// One delivery: shipped to an address or collected in a store, with what was promised for it.
import {
  CloseButton,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listLocations } from '../../../../api/inventory.ts';
import { digitsOf, toMinor } from '../../../../ui/money.ts';
import { type AddressDraft, draftOf, EMPTY_ADDRESS } from '../customer/address-draft.ts';
import { AddressFields } from '../customer/address-fields.tsx';
import { dropGroup, type GroupDraft } from './order-draft.ts';
import { PromisedFor } from './promised-for.tsx';
import type { OrderEntry } from './use-order-form.ts';

interface DeliveryGroupProps {
  entry: OrderEntry;
  group: GroupDraft;
  no: number;
  /** Its place among the deliveries that are sent; -1: nothing goes there yet. */
  sentAs: number;
}

export function DeliveryGroup({ entry, group, no, sentAs }: DeliveryGroupProps) {
  const { t } = useTranslation();
  const { draft, change, setDraft, form, promise } = entry;
  const { currency } = draft;
  const set = (part: Partial<GroupDraft>) =>
    change({ groups: draft.groups.map((each) => (each.id === group.id ? { ...each, ...part } : each)) });
  const at = sentAs < 0 ? 'nowhere' : `shipGroups.${sentAs}`;
  const wrong = form.at(at).error;
  const promised = sentAs < 0 ? undefined : promise.promised?.shipGroups[sentAs];
  return (
    <section className="entry" aria-label={t('customers.newOrder.group', { no })}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Group gap="sm">
          {draft.groups.length > 1 && (
            <Text fw={600} size="sm">
              {t('customers.newOrder.group', { no })}
            </Text>
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('customers.newOrder.how', { no })}
            data={[
              { value: 'ship', label: t('customers.newOrder.ship') },
              { value: 'pickup', label: t('customers.newOrder.pickup') },
            ]}
            value={group.how}
            onChange={(how) => set({ how: how === 'pickup' ? 'pickup' : 'ship', method: '' })}
          />
        </Group>
        {draft.groups.length > 1 && (
          <CloseButton
            aria-label={t('customers.newOrder.removeGroup', { no })}
            onClick={() => setDraft((before) => dropGroup(before, group.id))}
          />
        )}
      </Group>
      {group.how === 'pickup' ? (
        <StoreField
          store={group.store}
          onChange={(store) => set({ store })}
          place={form.at(`${at}.pickupLocation`)}
        />
      ) : (
        <Destination entry={entry} group={group} set={set} at={`${at}.address`} />
      )}
      <div className="fields" style={{ marginTop: 8 }}>
        <TextInput
          type="date"
          label={t('customers.newOrder.requested')}
          value={group.requestedDate}
          {...form.at(`${at}.requestedDate`)}
          onChange={(event) => set({ requestedDate: event.currentTarget.value })}
        />
        <NumberInput
          label={t('customers.newOrder.charge', { currency })}
          min={0}
          hideControls
          decimalScale={digitsOf(currency)}
          value={group.shippingMinor === 0 ? '' : group.shippingMinor / 10 ** digitsOf(currency)}
          {...form.at(`${at}.shippingMinor`)}
          onChange={(value) => set({ shippingMinor: toMinor(Number(value) || 0, currency) })}
        />
        <TextInput
          label={t('customers.newOrder.gift')}
          maxLength={500}
          value={group.giftMessage}
          {...form.at(`${at}.giftMessage`)}
          onChange={(event) => set({ giftMessage: event.currentTarget.value })}
        />
      </div>
      {wrong !== undefined && (
        <Text size="sm" c="var(--words-bad)" role="alert" mt="xs">
          {wrong}
        </Text>
      )}
      {promised && (
        <PromisedFor
          promised={promised}
          no={no}
          currency={currency}
          method={group.method}
          onMethod={(method) => set({ method })}
        />
      )}
    </section>
  );
}

interface StoreFieldProps {
  store: string;
  onChange: (store: string) => void;
  place: { error: string | undefined; 'data-at': string };
}

function StoreField({ store, onChange, place }: StoreFieldProps) {
  const { t } = useTranslation();
  const locations = useQuery({ queryKey: ['locations'], queryFn: listLocations, staleTime: 300_000 });
  const active = (locations.data?.items ?? []).filter((location) => location.active);
  const stores = active.filter(({ kind }) => kind === 'store');
  return (
    <Select
      label={t('customers.newOrder.store')}
      searchable
      required
      data={(stores.length > 0 ? stores : active).map(({ code, name }) => ({
        value: code,
        label: `${name} (${code})`,
      }))}
      value={store || null}
      {...place}
      onChange={(value) => onChange(value ?? '')}
    />
  );
}

const OWN = 'own';

interface DestinationProps {
  entry: OrderEntry;
  group: GroupDraft;
  set: (part: Partial<GroupDraft>) => void;
  at: string;
}

/** One of the customer's addresses, or another that is typed. */
function Destination({ entry, group, set, at }: DestinationProps) {
  const { t } = useTranslation();
  const known = entry.customer?.data?.addresses ?? [];
  const choose = (value: string | null) => {
    const address = known.find(({ addressId }) => addressId === value);
    set(
      address
        ? { addressId: address.addressId, address: draftOf(address) }
        : {
            addressId: null,
            address: { ...EMPTY_ADDRESS, name: entry.customer?.data?.name.slice(0, 200) ?? '' },
          },
    );
  };
  const isKnown = known.some(({ addressId }) => addressId === group.addressId);
  return (
    <Stack gap="xs">
      {known.length > 0 && (
        <Select
          label={t('customers.newOrder.address')}
          data={[
            ...known.map(({ addressId, name, lines, postalCode, city, country }) => ({
              value: addressId,
              label: [name, lines[0], `${postalCode ?? ''} ${city}`.trim(), country].join(', '),
            })),
            { value: OWN, label: t('customers.newOrder.ownAddress') },
          ]}
          value={isKnown ? group.addressId : OWN}
          allowDeselect={false}
          onChange={choose}
        />
      )}
      {!isKnown && (
        <AddressFields
          draft={group.address}
          onChange={(part: Partial<AddressDraft>) => set({ address: { ...group.address, ...part } })}
          at={(place) => entry.form.at(`${at}.${place}`)}
        />
      )}
    </Stack>
  );
}
