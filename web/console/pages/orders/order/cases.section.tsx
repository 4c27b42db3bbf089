// What the customer has asked or claimed about this order.
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { When } from '../../../../ui/when.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { casesQuery } from './order-queries.ts';

export function CasesSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const isAllowed = may('GET /v1/cases');
  const cases = useQuery({ ...casesQuery(orderId), enabled: isAllowed });
  if (!isAllowed || cases.data?.items.length === 0) return null;
  return (
    <Section title={t('orders.order.cases.title')}>
      <QueryView query={cases} rows={1}>
        {({ items }) =>
          items.map((each) => (
            <div key={each.caseId} className="entry">
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <Text size="sm" component="div" className="grow">
                  <Link to="/cases/$caseId" params={{ caseId: each.caseId }}>
                    {each.number}
                  </Link>{' '}
                  <SafeText text={each.subject} limit={120} />
                </Text>
                <StatusBadge
                  status={each.overdue ? 'incident' : each.state}
                  label={t(`cases.states.${each.state}`)}
                />
              </Group>
              <Text size="xs" c="dimmed">
                {t(`cases.kinds.${each.kind}`)} · <When at={each.lastMessageAt} />
              </Text>
            </div>
          ))
        }
      </QueryView>
    </Section>
  );
}
