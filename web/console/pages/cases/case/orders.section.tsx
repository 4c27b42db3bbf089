// The orders that a case is about, each with its lines and everything that can be done to it now.
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case, CaseOrder } from '../../../../api/cases.ts';
import { type Order, readOrder } from '../../../../api/orders.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useMay } from '../../../shell/use-me.ts';
import { OrderActions } from '../../orders/order/actions/order-actions.tsx';
import { orderKey } from '../../orders/order/use-live-order.ts';
import { LinkOrderDialog } from './link-order.dialog.tsx';

export function CaseOrdersSection({ found }: { found: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, dialog] = useDisclosure(false);
  return (
    <Section
      title={t('cases.order.title')}
      aside={
        may('POST /v1/cases/{caseId}/link') &&
        found.state !== 'closed' && (
          <Button size="compact-sm" variant="subtle" onClick={dialog.open}>
            {t('cases.order.link')}
          </Button>
        )
      }
    >
      {found.orders.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('cases.order.none')}
        </Text>
      )}
      {found.orders.map((order) => (
        <OneOrder key={order.orderId} found={found} summary={order} />
      ))}
      {opened && <LinkOrderDialog found={found} onClose={dialog.close} />}
    </Section>
  );
}

function OneOrder({ found, summary }: { found: Case; summary: CaseOrder }) {
  const query = useQuery({
    queryKey: orderKey(summary.orderId),
    queryFn: () => readOrder(summary.orderId),
  });
  return (
    <div className="entry">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Group gap="xs">
          <Link to="/orders/$orderId" params={{ orderId: summary.orderId }} className="strong-link">
            {summary.number}
          </Link>
          <StatusBadge status={summary.status} label={wordOf('status', summary.status)} />
        </Group>
        <Text size="sm" component="span">
          <Money amountMinor={summary.totalMinor} currency={summary.currency} />
        </Text>
      </Group>
      <QueryView query={query} rows={2}>
        {(order) => (
          <>
            <Lines found={found} order={order} />
            <Group mt="xs">
              <OrderActions order={order} />
            </Group>
          </>
        )}
      </QueryView>
    </div>
  );
}

const MOST = 8;

function Lines({ found, order }: { found: Case; order: Order }) {
  const { t } = useTranslation();
  const concerned = new Set(
    found.concerns.flatMap(({ orderId, lineNo }) => (orderId === order.orderId ? [lineNo] : [])),
  );
  const lines = order.lines
    .toSorted((a, b) => Number(concerned.has(b.lineNo)) - Number(concerned.has(a.lineNo)))
    .slice(0, MOST);
  return (
    <ul className="case-lines">
      {lines.map((line) => (
        <li key={line.lineNo} data-concerned={concerned.has(line.lineNo) || undefined}>
          <span className="grow">
            {line.ordered} × <PersonName name={line.name} />
            {line.promisedDate !== null && (
              <span className="dim">
                {' '}
                {t('orders.order.lines.promised', { date: formatDate(line.promisedDate) })}
              </span>
            )}
            {concerned.has(line.lineNo) && <em> {t('cases.order.about')}</em>}
          </span>
          <span className="figures">{formatMoney(line.totalMinor, order.currency)}</span>
        </li>
      ))}
    </ul>
  );
}
