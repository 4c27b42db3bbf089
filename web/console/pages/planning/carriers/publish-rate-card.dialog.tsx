// Makes the draft of a rate card the carrier's prices from a day on.
import { Select, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishRateCard, type RateCard } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { CARRIERS_KEY } from './carriers-key.ts';

interface PublishRateCardDialogProps {
  carrier: string;
  cards: readonly RateCard[];
  onClose: () => void;
}

export function PublishRateCardDialog({ carrier, cards, onClose }: PublishRateCardDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { validFrom: '', validTo: '', replaces: '', note: '' },
    send: ({ validFrom, validTo, replaces, note }, key) =>
      publishRateCard(
        carrier,
        {
          validFrom,
          ...(validTo === '' ? {} : { validTo }),
          ...(replaces ? { replaces: Number(replaces) } : {}),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
        key,
      ),
    done: t('planning.carriers.cards.published'),
    onDone: () => {
      void client.invalidateQueries({ queryKey: CARRIERS_KEY });
      onClose();
    },
  });
  const published = cards.filter(({ state }) => state === 'published');
  return (
    <CommandDialog
      title={t('planning.carriers.cards.publishTitle', { carrier })}
      action={t('planning.carriers.cards.publish')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.carriers.cards.publishHint')}</Text>
      <TextInput
        data-autofocus
        type="date"
        label={t('planning.carriers.cards.validFrom')}
        {...form.field('validFrom')}
      />
      <TextInput
        type="date"
        label={t('planning.carriers.cards.validTo')}
        description={t('planning.carriers.cards.validToHint')}
        {...form.field('validTo')}
      />
      {published.length > 0 && (
        <Select
          clearable
          label={t('planning.carriers.cards.replaces')}
          data={published.map(({ version }) => ({
            value: String(version),
            label: t('planning.carriers.cards.states.published', { version }),
          }))}
          {...form.field('replaces')}
        />
      )}
      <TextInput label={t('planning.carriers.cards.note')} {...form.field('note')} />
    </CommandDialog>
  );
}
