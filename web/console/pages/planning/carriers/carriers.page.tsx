// What delivery costs and how long it takes: the services of a carrier, its rate cards, quotes, and how its promises were kept.
import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CarrierService, listServices } from '../../../../api/network.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { TabPanels } from '../../../../ui/tab-panels.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { CalendarsSection } from './calendars.section.tsx';
import { CARRIERS_KEY } from './carriers-key.ts';
import { CollectionsSection } from './collections.section.tsx';
import { CoverageSection } from './coverage.section.tsx';
import { QuoteSection } from './quote.section.tsx';
import { RateCardsSection } from './rate-cards.section.tsx';
import { ServicesSection } from './services.section.tsx';

export function CarriersPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: [...CARRIERS_KEY, 'services'], queryFn: listServices });
  useLiveRefresh([CARRIERS_KEY], (type) => type.startsWith('carriers.'), 2000);
  return (
    <Stack gap="md">
      <PageHeading title={t('shell.pages.carriers')} about={t('planning.carriers.about')} />
      <QueryView query={query} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <>
              <Text c="dimmed">{t('planning.carriers.none')}</Text>
              <ServicesSection carrier="" services={items} />
            </>
          ) : (
            <OneCarrier services={items} />
          )
        }
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
      <TabPanels
        shown={tab}
        onShow={(next) => void navigate({ search: (before) => ({ ...before, tab: next }), replace: true })}
        tabs={[
          {
            name: 'services',
            label: t('planning.carriers.tabs.services'),
            content: (
              <Stack gap="md">
                <ServicesSection carrier={carrier} services={own} />
                <CalendarsSection carrier={carrier} />
                <CollectionsSection carrier={carrier} />
              </Stack>
            ),
          },
          {
            name: 'rates',
            label: t('planning.carriers.tabs.rates'),
            content: <RateCardsSection key={carrier} carrier={carrier} />,
          },
          {
            name: 'quote',
            label: t('planning.carriers.tabs.quote'),
            content: (
              <>
                <Text size="sm" c="dimmed" mb="sm">
                  {t('planning.carriers.quote.hint')}
                </Text>
                <QuoteSection />
              </>
            ),
          },
          {
            name: 'coverage',
            label: t('planning.carriers.tabs.coverage'),
            content: <CoverageSection carrier={carrier} />,
          },
        ]}
      />
    </>
  );
}
