// The form of the seller's details; address and bank are lines of one field.
import { Group, Paper, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Seller, setSeller } from '../../../../api/finance.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useMay } from '../../../shell/use-me.ts';

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const textOrNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function SellerForm({ seller }: { seller: Seller }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayChange = useMay()('PUT /v1/seller');
  const form = useCommandForm({
    initial: {
      name: seller.name,
      address: seller.address.join('\n'),
      vatId: seller.vatId ?? '',
      bank: seller.bank.join('\n'),
      email: seller.email ?? '',
      phone: seller.phone ?? '',
      legal: seller.legal ?? '',
    },
    send: ({ name, address, vatId, bank, email, phone, legal }, key) =>
      setSeller(
        {
          name: name.trim(),
          address: linesOf(address),
          vatId: textOrNull(vatId),
          bank: linesOf(bank),
          email: textOrNull(email),
          phone: textOrNull(phone),
          legal: textOrNull(legal),
        },
        key,
      ),
    done: t('finance.seller.saved'),
    onDone: () => void client.invalidateQueries({ queryKey: ['seller'] }),
  });
  return (
    <Paper withBorder radius="md" p="md">
      <form
        ref={form.formRef}
        onSubmit={(event) => {
          event.preventDefault();
          if (mayChange) form.submit();
        }}
      >
        <fieldset className="plain-fields" disabled={!mayChange}>
          <Stack gap="sm">
            <TextInput label={t('finance.seller.name')} maxLength={200} required {...form.field('name')} />
            <Textarea
              label={t('finance.seller.address')}
              description={t('finance.seller.addressHint')}
              autosize
              minRows={3}
              required
              {...form.field('address')}
            />
            <Group grow align="flex-start">
              <TextInput label={t('finance.seller.vatId')} maxLength={30} {...form.field('vatId')} />
              <TextInput label={t('finance.seller.phone')} maxLength={40} {...form.field('phone')} />
            </Group>
            <TextInput label={t('finance.seller.email')} maxLength={254} {...form.field('email')} />
            <Textarea
              label={t('finance.seller.bank')}
              description={t('finance.seller.bankHint')}
              autosize
              minRows={2}
              {...form.field('bank')}
            />
            <TextInput
              label={t('finance.seller.legal')}
              description={t('finance.seller.legalHint')}
              maxLength={300}
              {...form.field('legal')}
            />
            {form.error !== null && <Failure error={form.error} problems={form.unplaced()} />}
          </Stack>
        </fieldset>
        <Group justify="flex-end" mt="md">
          <ActionButton
            label={t('finance.seller.save')}
            why={mayChange ? undefined : t('ui.notAllowed')}
            loading={form.isPending}
            onClick={() => form.formRef.current?.requestSubmit()}
          />
        </Group>
      </form>
    </Paper>
  );
}
