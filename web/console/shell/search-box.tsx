// Finds orders from every page. `/` brings the cursor here, Enter opens the first find.
import { Combobox, Group, Kbd, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchOrders } from '../../api/orders.ts';
import { formatMoney } from '../../ui/money.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { wordOf } from '../../ui/word-of.ts';

export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox();
  useHotkeys([['/', () => input.current?.focus()]]);
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => searchOrders(asked, signal),
    enabled: asked.length >= 2,
    staleTime: 2000,
  });
  const open = (orderId: string) => {
    combobox.closeDropdown();
    setText('');
    input.current?.blur();
    void navigate({ to: '/orders/$orderId', params: { orderId } });
  };
  const items = found.data?.items ?? [];
  const first = items[0]?.orderId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter opens the first find as soon as it is there
  useEffect(() => {
    if (first) combobox.selectFirstOption();
  }, [first]);
  return (
    <Combobox store={combobox} onOptionSubmit={open} width="target" shadow="md">
      <Combobox.Target>
        <TextInput
          ref={input}
          className="search"
          type="search"
          aria-label={t('shell.search.label')}
          placeholder={t('shell.search.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={text === '' ? <Kbd size="xs">/</Kbd> : null}
          rightSectionPointerEvents="none"
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked.length < 2 || (items.length === 0 && !found.data)}>
        <Combobox.Options aria-label={t('shell.search.label')}>
          {items.map((order) => (
            <Combobox.Option key={order.orderId} value={order.orderId}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <div className="grow">
                  <Text size="sm" fw={600}>
                    {order.number}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {order.customerName ?? order.email ?? t('orders.guest')} ·{' '}
                    {formatMoney(order.totalMinor, order.currency)}
                  </Text>
                </div>
                <StatusBadge status={order.status} label={wordOf('status', order.status)} />
              </Group>
            </Combobox.Option>
          ))}
          {found.data && items.length === 0 && <Combobox.Empty>{t('shell.search.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
