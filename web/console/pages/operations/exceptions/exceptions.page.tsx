// Everything that needs a person, kind by kind, of all locations or one, with what can be done about it.
import '../operations.css';
import { Select, Stack } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TextKey } from '../../../../texts/text-key.ts';
import { formatCount } from '../../../../ui/money.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useWorkQueues } from '../floor/use-location.ts';
import { IncidentsSection } from '../inbox/incidents.section.tsx';
import { HeldOrdersSection } from './held-orders.section.tsx';
import { countExceptions, EXCEPTION_KINDS, type ExceptionKind } from './kinds.ts';
import { LateRisksSection } from './late-risks.section.tsx';
import { OffersSection } from './offers.section.tsx';
import { TroubleList } from './trouble-list.section.tsx';

const WORDS: Readonly<Record<ExceptionKind, TextKey>> = {
  incidents: 'operations.overview.incidents',
  late: 'operations.overview.late',
  labels: 'operations.overview.labels',
  short: 'operations.overview.short',
  offers: 'operations.overview.offers',
  held: 'operations.overview.held',
};

export function ExceptionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/exceptions' });
  const { show, location } = useSearch({ from: '/exceptions' });
  const queues = useWorkQueues();
  useLiveRefresh([['incidents'], ['offers'], ['late-risks'], ['orders', 'held']], isTrouble, 2000);
  const places = queues.data?.items ?? [];
  return (
    <Stack gap="md">
      <PageHeading title={t('operations.exceptions.title')} about={t('operations.exceptions.about')} />
      <Select
        className="place-select"
        size="md"
        label={t('operations.warehouse.location')}
        placeholder={t('operations.warehouse.allLocations')}
        searchable
        clearable
        data={places.map((place) => ({ value: place.location, label: place.name || place.location }))}
        value={location ?? null}
        onChange={(value) =>
          void navigate({ search: { show, ...(value === null ? {} : { location: value }) }, replace: true })
        }
      />
      <QueryView query={queues}>
        {(found) => {
          const counts = countExceptions(found, location);
          const shown = show ?? EXCEPTION_KINDS.find((kind) => counts[kind] > 0) ?? 'incidents';
          const codes = location === undefined ? places.map((place) => place.location) : [location];
          return (
            <>
              <nav className="floor-tabs" aria-label={t('operations.exceptions.kinds')}>
                {EXCEPTION_KINDS.map((kind) => (
                  <Link
                    key={kind}
                    to="/exceptions"
                    search={{ show: kind, ...(location === undefined ? {} : { location }) }}
                    className="floor-tab"
                    aria-current={kind === shown ? 'page' : undefined}
                  >
                    {t(WORDS[kind])}
                    <span className="floor-count" data-tone={counts[kind] > 0 ? 'bad' : undefined}>
                      {formatCount(counts[kind])}
                    </span>
                  </Link>
                ))}
              </nav>
              <Shown kind={shown} location={location} codes={codes} />
            </>
          );
        }}
      </QueryView>
    </Stack>
  );
}

const isTrouble = (type: string) => /^(?:workflow\.incident|fulfilment\.|orders\.)/.test(type);

interface ShownProps {
  kind: ExceptionKind;
  location: string | undefined;
  codes: readonly string[];
}

function Shown({ kind, location, codes }: ShownProps) {
  switch (kind) {
    case 'incidents':
      return <IncidentsSection />;
    case 'late':
      return <LateRisksSection location={location} />;
    case 'held':
      return <HeldOrdersSection location={location} />;
    case 'offers':
      return codes.map((code) => (
        <OffersSection key={code} location={code} isQuiet={location === undefined} />
      ));
    case 'labels':
    case 'short':
      return <TroubleList kind={kind} codes={codes} />;
  }
}
