// What stands around every page of insight: the tabs of the area. A tab keeps what the address says of the log and of the orders that
// KPIs count.
import './insight.css';
import { Stack } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/use-me.ts';
import { keepShared } from './keep-shared.ts';
import { INSIGHT_PAGES } from './navigation.ts';

export function InsightFrame() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Stack gap="md">
      <nav aria-label={t('insight.pages')} className="insight-tabs">
        <ul>
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
