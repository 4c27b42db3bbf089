// Files for bookkeeping: choose the days, download.
import '../finance.css';
import { Button, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import type { Period } from '../../../../api/finance.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { Section } from '../../../../ui/section.tsx';
import { daysOf } from '../parts/days.ts';
import { PeriodFields } from '../parts/period-fields.tsx';

const FILES = {
  journal: (query: Period) => hrefOf('/v1/exports/journal.csv', { query }),
  invoices: (query: Period) => hrefOf('/v1/exports/invoices.csv', { query }),
  entries: (query: Period) => hrefOf('/v1/exports/entries.csv', { query }),
  settlements: (query: Period) => hrefOf('/v1/exports/settlements.csv', { query }),
  receivables: () => hrefOf('/v1/exports/receivables.csv'),
} as const;
const NAMES = ['journal', 'invoices', 'entries', 'settlements', 'receivables'] as const;

export function ExportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/exports' });
  const search = useSearch({ from: '/exports' });
  const usual = daysOf('lastMonth');
  const period = { from: search.from ?? usual.from, to: search.to ?? usual.to };
  const isWrong = period.from > period.to;
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.exports.title')} about={t('finance.exports.about')} />
      <PeriodFields
        {...period}
        error={isWrong ? t('finance.exports.periodWrong') : undefined}
        onChange={(days) => void navigate({ search: days, replace: true })}
      />
      <Section
        title={t('finance.exports.file')}
        aside={
          <Text size="xs" c="dimmed">
            {t('finance.days')}
          </Text>
        }
      >
        <ul className="file-list">
          {NAMES.map((name) => (
            <li key={name}>
              <div className="grow">
                <Text fw={600} size="sm">
                  {t(`finance.exports.files.${name}`)}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(`finance.exports.meanings.${name}`)}
                </Text>
              </div>
              <Button
                component="a"
                href={isWrong ? undefined : FILES[name](period)}
                download
                size="xs"
                variant="default"
                data-disabled={isWrong || undefined}
                aria-label={t('finance.exports.downloadOf', { file: t(`finance.exports.files.${name}`) })}
              >
                {t('finance.exports.download')}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </Stack>
  );
}
