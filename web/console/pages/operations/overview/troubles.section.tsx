// What needs a person, most urgent first, each led to its list. What is quiet stays in its place, so that eyes find it again.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { readWorkQueues } from '../../../../api/work.ts';
import { formatCount } from '../../../../ui/money.ts';
import type { ExceptionKind } from '../exceptions/kinds.ts';
import { countExceptions } from '../exceptions/kinds.ts';

type Found = Awaited<ReturnType<typeof readWorkQueues>>;

export function TroublesSection({ found }: { found: Found }) {
  const { t } = useTranslation();
  const counts = countExceptions(found);
  const here = found.items.filter(({ counts: { 'customers-here': waiting } }) => waiting > 0);
  const customers = here.reduce((sum, { counts: own }) => sum + own['customers-here'], 0);
  const tile = (show: ExceptionKind, label: string, tone: 'bad' | 'soon') => (
    <li key={show}>
      <Link
        to="/exceptions"
        search={{ show }}
        className="trouble"
        data-tone={counts[show] === 0 ? 'none' : tone}
      >
        <strong>{formatCount(counts[show])}</strong> <span>{label}</span>
      </Link>
    </li>
  );
  return (
    <ul className="troubles" aria-label={t('operations.overview.troubles')}>
      <li>
        <Link
          to="/pickups"
          search={here[0] ? { location: here[0].location } : {}}
          className="trouble"
          data-tone={customers === 0 ? 'none' : 'bad'}
        >
          <strong>{formatCount(customers)}</strong> <span>{t('operations.overview.customers')}</span>
        </Link>
      </li>
      {tile('incidents', t('operations.overview.incidents'), 'bad')}
      {tile('late', t('operations.overview.late'), 'bad')}
      {tile('labels', t('operations.overview.labels'), 'bad')}
      {tile('short', t('operations.overview.short'), 'soon')}
      {tile('offers', t('operations.overview.offers'), 'soon')}
      {tile('held', t('operations.overview.held'), 'soon')}
    </ul>
  );
}
