// Cases of the customer that are in work.
import { Group, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview } from '../../../../api/customers.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { DueTime } from '../../cases/due-time.tsx';

export function OpenCasesSection({ overview }: { overview: UseQueryResult<CustomerOverview | null> }) {
  const { t } = useTranslation();
  return (
    <Section title={t('customers.cases.title')}>
      <QueryView
        query={overview}
        empty={t('customers.cases.none')}
        isEmpty={(found) => !found || found.openCases.length === 0}
      >
        {(found) =>
          found?.openCases.map((each) => (
            <div key={each.caseId} className="entry">
              <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
                <div className="grow">
                  <Link to="/cases/$caseId" params={{ caseId: each.caseId }} className="strong-link">
                    {each.number} <PersonName name={each.subject} />
                  </Link>
                  <Text size="xs" c="dimmed">
                    {t(`cases.kinds.${each.kind}`)} <DueTime of={each} />
                  </Text>
                </div>
                <StatusBadge status={each.state} label={t(`cases.states.${each.state}`)} />
              </Group>
            </div>
          ))
        }
      </QueryView>
    </Section>
  );
}
