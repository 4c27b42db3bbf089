// Refunds that failed or are under way, each led to its list.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listRefunds } from '../../../../api/finance.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { FINANCE_KEY } from '../parts/use-pages.ts';

const MOST = 100;

export function RefundsSection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...FINANCE_KEY, 'refunds-waiting'],
    queryFn: async () => {
      const [failed, pending] = await Promise.all([
        listRefunds({ state: 'failed', limit: MOST }),
        listRefunds({ state: 'pending', limit: MOST }),
      ]);
      return { failed: countOf(failed), pending: countOf(pending) };
    },
  });
  return (
    <Section title={t('finance.refunds.title')}>
      <QueryView
        query={query}
        empty={t('finance.overview.refundsNone')}
        isEmpty={({ failed, pending }) => failed.count + pending.count === 0}
      >
        {({ failed, pending }) => (
          <ul className="tallies">
            <li>
              <Link to="/refunds" className="tally" data-tone={failed.count > 0 ? 'bad' : undefined}>
                <strong>{failed.text}</strong> <span>{t('finance.overview.failedRefunds')}</span>
              </Link>
            </li>
            <li>
              <Link to="/refunds" search={{ state: 'pending' }} className="tally">
                <strong>{pending.text}</strong> <span>{t('finance.overview.pendingRefunds')}</span>
              </Link>
            </li>
          </ul>
        )}
      </QueryView>
    </Section>
  );
}

function countOf({ items, next }: { items: readonly unknown[]; next: string | null }) {
  return { count: items.length, text: formatCount(items.length) + (next === null ? '' : '+') };
}
