// What delivery costs and how long it takes: the services of a carrier, its rate cards, quotes, and how its promises were kept.
import { Select, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CarrierService, listServices } from '../../../../api/network.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { CalendarsSection } from './calendars.section.tsx';
import { CARRIERS_KEY } from './carriers-key.ts';
import { CollectionsSection } from './collections.section.tsx';
import { CoverageSection } from './coverage.section.tsx';
import { QuoteSection } from './quote.section.tsx';
import { RateCardsSection } from './rate-cards.section.tsx';
import { ServicesSection } from './services.section.tsx';

const TABS = ['services', 'rates', 'quote', 'coverage'] as const;

export function CarriersPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: [...CARRIERS_KEY, 'services'], queryFn: listServices });
  useLiveRefresh([CARRIERS_KEY], (type) => type.startsWith('carriers.'), 2000);
  return (
    <Stack gap="md">
      <PageHeading title={t('planning.carriers.title')} about={t('planning.carriers.about')} />
      <QueryView
        query={query}
        rows={8}
        empty={t('planning.carriers.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => <OneCarrier services={items} />}
      </QueryView>
    </Stack>
  );
}

function OneCarrier({ services }: { services: readonly CarrierService[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/carriers' });
  const { carrier: asked, tab = 'services' } = useSearch({ from: '/carriers' });
  const carriers = [...new Set(services.map(({ carrier }) => carrier))];
  const carrier = carriers.find((code) => code === asked) ?? carriers[0]!;
  const own = services.filter((service) => service.carrier === carrier);
  return (
    <>
      <Select
        label={t('planning.carriers.carrier')}
        w={260}
        maw="100%"
        allowDeselect={false}
        data={carriers}
        value={carrier}
        onChange={(code) =>
          void navigate({ search: (before) => ({ ...before, carrier: code ?? undefined }), replace: true })
        }
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          void navigate({
            search: (before) => ({ ...before, tab: TABS.find((known) => known === value) }),
            replace: true,
          })
        }
      >
        <Tabs.List>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`planning.carriers.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="services" pt="md">
          <Stack gap="md">
            <ServicesSection services={own} />
            <CalendarsSection carrier={carrier} />
            <CollectionsSection carrier={carrier} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="rates" pt="md">
          <RateCardsSection key={carrier} carrier={carrier} />
        </Tabs.Panel>
        <Tabs.Panel value="quote" pt="md">
          <Text size="sm" c="dimmed" mb="sm">
            {t('planning.carriers.quote.hint')}
          </Text>
          <QuoteSection />
        </Tabs.Panel>
        <Tabs.Panel value="coverage" pt="md">
          <CoverageSection carrier={carrier} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
