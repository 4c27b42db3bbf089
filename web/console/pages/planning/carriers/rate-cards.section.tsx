// The versions of a carrier's rate card: which is shown, what its draft lacks, and its publishing.
import { Group, Select, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRateCards, type RateCard, startRateCardDraft } from '../../../../api/network.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useMay } from '../../../shell/use-me.ts';
import { CARRIERS_KEY } from './carriers-key.ts';
import { DraftProblemsSection } from './draft-problems.section.tsx';
import { PublishRateCardDialog } from './publish-rate-card.dialog.tsx';
import { RatesSection } from './rates.section.tsx';
import { TransitTimesSection } from './transit-times.section.tsx';
import { ZonesSection } from './zones.section.tsx';

export function RateCardsSection({ carrier }: { carrier: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'cards'],
    queryFn: () => listRateCards(carrier),
  });
  return (
    <QueryView query={query} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Stack align="flex-start">
            <Text c="dimmed" size="sm">
              {t('planning.carriers.cards.none')}
            </Text>
            <StartDraft carrier={carrier} cards={items} />
          </Stack>
        ) : (
          <Versions carrier={carrier} cards={items} />
        )
      }
    </QueryView>
  );
}

interface CardsProps {
  carrier: string;
  /** Newest first. */
  cards: readonly RateCard[];
}

function Versions({ carrier, cards }: CardsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [chosen, setChosen] = useState<number | null>(null);
  const [isPublishing, setIsPublishing] = useState(false);
  const card = cards.find(({ version }) => version === chosen) ?? cards[0]!;
  const part = {
    carrier,
    version: card.version,
    why: card.state === 'draft' ? undefined : t('planning.carriers.edit.draftOnly'),
  };
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="sm">
        <Select
          label={t('planning.carriers.cards.version')}
          w={320}
          maw="100%"
          allowDeselect={false}
          data={cards.map((each) => ({ value: String(each.version), label: nameCard(each) }))}
          value={String(card.version)}
          onChange={(version) => setChosen(Number(version))}
        />
        {card.state === 'draft' ? (
          <ActionButton
            label={t('planning.carriers.cards.publish')}
            why={may('POST /v1/carriers/{carrier}/rate-card/publish') ? undefined : t('ui.notAllowed')}
            onClick={() => setIsPublishing(true)}
          />
        ) : (
          <StartDraft carrier={carrier} cards={cards} from={card.version} onDone={() => setChosen(null)} />
        )}
      </Group>
      {card.note !== null && (
        <Text size="sm">
          <bdi>{card.note}</bdi>
        </Text>
      )}
      {card.state === 'draft' && <DraftProblemsSection carrier={carrier} />}
      <RatesSection {...part} />
      <ZonesSection {...part} />
      <TransitTimesSection {...part} />
      {isPublishing && (
        <PublishRateCardDialog carrier={carrier} cards={cards} onClose={() => setIsPublishing(false)} />
      )}
    </Stack>
  );

  function nameCard({ version, state, validFrom, validTo }: RateCard): string {
    const name = t(`planning.carriers.cards.states.${state}`, { version });
    if (validFrom === null) return name;
    return `${name}, ${formatDate(validFrom)} – ${validTo === null ? '' : formatDate(validTo)}`;
  }
}

function StartDraft({ carrier, cards, from, onDone }: CardsProps & { from?: number; onDone?: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const hasDraft = cards.some(({ state }) => state === 'draft');
  const whyNot = may('POST /v1/carriers/{carrier}/rate-card/draft') ? undefined : t('ui.notAllowed');
  return (
    <CommandButton
      size="sm"
      label={t('planning.carriers.cards.draft')}
      done={t('planning.carriers.cards.drafted')}
      why={hasDraft ? t('planning.carriers.cards.draftExists') : whyNot}
      send={(key) => startRateCardDraft(carrier, from ?? null, key)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: CARRIERS_KEY });
        onDone?.();
      }}
    />
  );
}
