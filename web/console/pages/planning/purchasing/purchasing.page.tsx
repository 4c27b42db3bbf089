// What to buy and what is bought: proposals with their reasons, purchase orders, and who waits for a SKU.
import { Button, Stack } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { TabPanels } from '../../../../ui/tab-panels.tsx';
import { ProposalList } from './proposal-list.section.tsx';
import { PurchaseOrderList } from './purchase-order-list.section.tsx';
import { TransferList } from './transfer-list.section.tsx';
import { WaitingSearch } from './waiting-search.section.tsx';

export function PurchasingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/purchasing' });
  const { tab = 'proposals' } = useSearch({ from: '/purchasing' });
  return (
    <Stack gap="md">
      <PageHeading title={t('shell.pages.purchasing')} about={t('planning.purchasing.about')}>
        <Button variant="default" renderRoot={(props) => <Link to="/suppliers" {...props} />}>
          {t('shell.pages.suppliers')}
        </Button>
      </PageHeading>
      <TabPanels
        shown={tab}
        onShow={(next) =>
          void navigate({
            search: ({ supplier, location, dueBy }) => ({ tab: next, supplier, location, dueBy }),
            replace: true,
          })
        }
        tabs={[
          { name: 'proposals', label: t('planning.purchasing.tabs.proposals'), content: <ProposalList /> },
          { name: 'orders', label: t('planning.purchasing.tabs.orders'), content: <PurchaseOrderList /> },
          { name: 'transfers', label: t('planning.purchasing.tabs.transfers'), content: <TransferList /> },
          { name: 'waiting', label: t('planning.purchasing.tabs.waiting'), content: <WaitingSearch /> },
        ]}
      />
    </Stack>
  );
}
