// What to buy and what is bought: proposals with their reasons, purchase orders, and who waits for a SKU.
import { Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { ProposalList } from './proposal-list.section.tsx';
import { PurchaseOrderList } from './purchase-order-list.section.tsx';
import { TransferList } from './transfer-list.section.tsx';
import { WaitingSearch } from './waiting-search.section.tsx';

const TABS = ['proposals', 'orders', 'transfers', 'waiting'] as const;

export function PurchasingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/purchasing' });
  const { tab = 'proposals' } = useSearch({ from: '/purchasing' });
  return (
    <Stack gap="md">
      <PageHeading title={t('planning.purchasing.title')} about={t('planning.purchasing.about')} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          void navigate({ search: { tab: TABS.find((known) => known === value) }, replace: true })
        }
      >
        <Tabs.List>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`planning.purchasing.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="proposals" pt="md">
          <ProposalList />
        </Tabs.Panel>
        <Tabs.Panel value="orders" pt="md">
          <PurchaseOrderList />
        </Tabs.Panel>
        <Tabs.Panel value="transfers" pt="md">
          <TransferList />
        </Tabs.Panel>
        <Tabs.Panel value="waiting" pt="md">
          <WaitingSearch />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
