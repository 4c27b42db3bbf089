// Who sells, as invoices name it. Who may not change it reads it.
import '../finance.css';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readSeller } from '../../../../api/finance.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SellerForm } from './seller-form.section.tsx';

export function SellerPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['seller'], queryFn: readSeller });
  return (
    <Stack gap="md" maw={720}>
      <PageHeading title={t('finance.seller.title')} about={t('finance.seller.about')} />
      <QueryView query={query} rows={8}>
        {(seller) => <SellerForm seller={seller} />}
      </QueryView>
    </Stack>
  );
}
