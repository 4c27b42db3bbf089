// Asks who waits for a SKU.
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../planning.css';
import { WhoWaits } from '../who-waits.section.tsx';

export function WaitingSearch() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [sku, setSku] = useState('');
  return (
    <Stack gap="md">
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          setSku(typed.trim());
        }}
      >
        <TextInput
          label={t('planning.stock.sku')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('planning.purchasing.ask')}
        </Button>
      </form>
      {sku !== '' && <WhoWaits sku={sku} />}
    </Stack>
  );
}
