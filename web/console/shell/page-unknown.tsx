// What stands where an address leads nowhere.
import { Anchor, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function PageUnknown() {
  const { t } = useTranslation();
  return (
    <Stack>
      <Title order={1} size="h3">
        {t('shell.pageUnknown')}
      </Title>
      <Anchor renderRoot={(props) => <Link to="/orders" {...props} />}>{t('shell.toOrders')}</Anchor>
    </Stack>
  );
}
