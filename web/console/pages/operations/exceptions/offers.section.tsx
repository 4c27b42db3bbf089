// Work that is offered to a location: the first that claims it has it; who declines says why.
import { Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimOffer, declineOffer, listOffers, type Offer } from '../../../../api/work.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { When } from '../../../../ui/when.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { useWorkChanged } from '../floor/use-work-changed.ts';

interface OffersSectionProps {
  location: string;
  /** Says nothing where there are none: one of many locations. */
  isQuiet?: boolean;
}

export function OffersSection({ location, isQuiet = false }: OffersSectionProps) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const offers = useQuery({ queryKey: ['offers', location], queryFn: () => listOffers(location) });
  if (isQuiet && offers.data?.items.length === 0) return null;
  return (
    <Section title={t('operations.offers.title', { location: nameOf(location) })}>
      <QueryView
        query={offers}
        empty={t('operations.offers.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((offer) => <OfferEntry key={offer.offerId} offer={offer} location={location} />)
        }
      </QueryView>
    </Section>
  );
}

function OfferEntry({ offer, location }: { offer: Offer; location: string }) {
  const { t } = useTranslation();
  const refresh = useWorkChanged();
  const may = useMay();
  const [isDeclining, setIsDeclining] = useState(false);
  const { offerId, lines, expiresAt, places } = offer;
  const others = places.filter((place) => place.location !== location && place.declinedAt === null).length;
  const no = may('POST /v1/offers/{offerId}/claim') ? undefined : t('ui.notAllowed');
  return (
    <div className="guest">
      <div>
        <Text fw={600}>{lines.map((line) => `${line.quantity} × ${line.sku}`).join(', ')}</Text>
        <Text size="sm" c="dimmed" component="div">
          {t('operations.offers.ends')} <When at={expiresAt} />
          {others > 0 && ` · ${t('operations.offers.others', { count: others })}`}
        </Text>
      </div>
      <Group gap="sm">
        <CommandButton
          className="touch"
          size="md"
          variant="filled"
          label={t('operations.offers.claim')}
          done={t('operations.offers.claimed')}
          why={no}
          send={(key) => claimOffer(offerId, location, key)}
          onDone={refresh}
        />
        <ActionButton
          className="touch"
          size="md"
          variant="default"
          label={t('operations.offers.decline')}
          why={no}
          onClick={() => setIsDeclining(true)}
        />
      </Group>
      {isDeclining && (
        <DeclineDialog offerId={offerId} location={location} onClose={() => setIsDeclining(false)} />
      )}
    </div>
  );
}

interface DeclineProps {
  offerId: string;
  location: string;
  onClose: () => void;
}

function DeclineDialog({ offerId, location, onClose }: DeclineProps) {
  const { t } = useTranslation();
  const refresh = useWorkChanged();
  const form = useCommandForm({
    initial: { reason: '' },
    send: ({ reason }, key) =>
      declineOffer(offerId, { location, ...(reason.trim() === '' ? {} : { reason }) }, key),
    done: t('operations.offers.declined'),
    onDone() {
      refresh();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('operations.offers.declineTitle')}
      action={t('operations.offers.declineAction')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('operations.reject.reason')}
        maxLength={200}
        {...form.field('reason')}
      />
    </CommandDialog>
  );
}
