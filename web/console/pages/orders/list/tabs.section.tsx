// What is looked at most, with how many there are: all orders and the exceptions. Stuck processes have a page of their own.
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countOrders } from '../../../../api/orders.ts';
import { listIncidents } from '../../../../api/workflow.ts';
import { formatCount } from '../../../../ui/money.ts';
import { useMay } from '../../../shell/use-me.ts';
import { COUNTS, INCIDENTS } from './list-keys.ts';
import { TABS, type Tab, tabOf, withTab } from './list-search.ts';

/** A tab is not chosen because its fields are among others. */
const SAME_SEARCH = { exact: true, includeSearch: true, explicitUndefined: true };
const MOST_INCIDENTS = 200;
/** What is not as it should be, where there is any. */
const ALARMING: ReadonlySet<Tab> = new Set(['held', 'late', 'overdue']);

export function OrderTabs() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/orders' });
  const may = useMay();
  const counts = useQuery({ queryKey: COUNTS, queryFn: countOrders });
  const incidents = useQuery({
    queryKey: INCIDENTS,
    queryFn: () => listIncidents(),
    enabled: may('GET /v1/incidents'),
  });
  const chosen = tabOf(search);
  const stuck = incidents.data?.items.length ?? 0;
  const countOf = (name: string | null) => {
    const found = name === null ? undefined : counts.data?.items.find(({ tab }) => tab === name);
    return found && t(found.more ? 'orders.tabs.more' : 'orders.tabs.count', { count: found.orders });
  };
  return (
    <nav aria-label={t('orders.tabs.label')} className="order-tabs">
      {TABS.map(({ id, count }) => {
        const shown = countOf(count);
        return (
          <Link
            key={id}
            to="/orders"
            search={withTab(search, id)}
            activeOptions={SAME_SEARCH}
            replace
            className="order-tab"
            aria-current={chosen === id ? 'page' : undefined}
          >
            {t(`orders.tabs.${id}`)}
            {shown !== undefined && (
              <span className="order-tab-count" data-alarm={(ALARMING.has(id) && shown !== '0') || undefined}>
                {shown}
              </span>
            )}
          </Link>
        );
      })}
      {stuck > 0 && (
        <Link to="/inbox" className="order-tab">
          {t('orders.tabs.incidents')}
          <span className="order-tab-count" data-alarm>
            {formatCount(stuck)}
            {stuck === MOST_INCIDENTS && '+'}
          </span>
        </Link>
      )}
    </nav>
  );
}
