// What customers see first: where their order is found.
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Portal() {
  const { t } = useTranslation();
  return (
    <main className="portal">
      <Stack gap="md">
        <Title order={1} size="h2">
          {t('portal.welcome.title')}
        </Title>
        <Text>{t('portal.welcome.hint')}</Text>
      </Stack>
    </main>
  );
}
