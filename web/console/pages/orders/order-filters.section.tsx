// What the list shows; kept in the address, so that it can be shared and gone back to.
import { Group, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ORDER_STATUSES } from '../../../api/orders.ts';
import { wordOf } from '../../../ui/word-of.ts';

export function OrderFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/orders' });
  const { status, channel } = useSearch({ from: '/orders' });
  const change = (part: { status?: string | undefined; channel?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Group gap="sm">
      <Select
        label={t('orders.filterStatus')}
        placeholder={t('ui.all')}
        data={ORDER_STATUSES.map((value) => ({ value, label: wordOf('status', value) }))}
        value={status ?? null}
        onChange={(value) => change({ status: value ?? undefined })}
        clearable
        w={180}
      />
      <TextInput
        key={channel}
        label={t('orders.filterChannel')}
        placeholder={t('orders.channelHint')}
        defaultValue={channel ?? ''}
        onBlur={(event) => change({ channel: event.currentTarget.value.trim() || undefined })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') change({ channel: event.currentTarget.value.trim() || undefined });
        }}
        w={200}
      />
    </Group>
  );
}
