// What stands around every page of insight: the tabs of the area. A tab keeps what the address says of the log and of the orders that
// KPIs count.
import './insight.css';
import { Stack } from '@mantine/core';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/use-me.ts';
import { keepShared } from './keep-shared.ts';
import { INSIGHT_PAGES } from './navigation.ts';
import { useKeptInView } from './parts/use-kept-in-view.ts';

export function InsightFrame() {
  const { t } = useTranslation();
  const may = useMay();
  const { pathname } = useLocation();
  const row = useKeptInView<HTMLUListElement>(pathname);
  return (
    <Stack gap="md" className="insight-page">
      <nav aria-label={t('insight.pages')} className="insight-tabs">
        <ul ref={row}>
          {INSIGHT_PAGES.filter(({ needs }) => may(needs)).map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                search={keepShared}
                activeOptions={{ exact: to === '/insight', includeSearch: false }}
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </Stack>
  );
}
