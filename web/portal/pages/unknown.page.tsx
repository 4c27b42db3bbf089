// What stands at an address that is none.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ORDERS } from '../address.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { PortalLink } from '../parts/portal-link.tsx';

export function UnknownPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <PageTitle title={t('portal.frame.unknown')} />
      <Text>{t('portal.frame.unknownHint')}</Text>
      <PortalLink to={ORDERS}>{t('portal.frame.toOrders')}</PortalLink>
    </Stack>
  );
}
