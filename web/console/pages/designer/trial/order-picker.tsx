// Chooses a past order by number, name, e-mail or SKU.
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrders, searchOrders } from '../../../../api/orders.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { wordOf } from '../../../../ui/word-of.ts';

interface ChosenOrder {
  orderId: string;
  number: string;
}

interface OrderPickerProps {
  chosen: ChosenOrder | null;
  onChoose: (order: ChosenOrder | null) => void;
}

const RECENT = 8;

export function OrderPicker({ chosen, onChoose }: OrderPickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(chosen?.number ?? '');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const list = useCombobox();
  const wanted = asked === chosen?.number ? '' : asked;
  const found = useQuery({
    queryKey: ['trial-orders', wanted],
    queryFn: async ({ signal }): Promise<FoundHead[]> =>
      wanted === ''
        ? (await listOrders({}, undefined, RECENT)).items
        : (await searchOrders(wanted, signal)).items,
  });
  return (
    <Combobox
      store={list}
      onOptionSubmit={(orderId) => {
        const order = found.data?.find((each) => each.orderId === orderId);
        if (!order) return;
        setText(order.number);
        onChoose({ orderId: order.orderId, number: order.number });
        list.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('designer.trial.order')}
          placeholder={t('designer.trial.orderHint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChoose(null);
            list.openDropdown();
          }}
          onFocus={() => list.openDropdown()}
          onClick={() => list.openDropdown()}
          onBlur={() => list.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t('designer.trial.order')}>
          {found.data?.map((order) => (
            <Combobox.Option value={order.orderId} key={order.orderId}>
              <strong>{order.number}</strong> <PersonName name={order.customerName ?? ''} />{' '}
              <span className="dim">{wordOf('status', order.status)}</span>
            </Combobox.Option>
          ))}
          {found.data?.length === 0 && <Combobox.Empty>{t('designer.trial.noOrder')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface FoundHead {
  orderId: string;
  number: string;
  customerName: string | null;
  status: string;
}
