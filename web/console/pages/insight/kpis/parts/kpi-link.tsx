// Leads to the page of a KPI; period and filters come along.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { KpiKey } from '../../../../../api/kpis.ts';
import { keepShared } from '../../keep-shared.ts';
import { kpiName } from './kpi-words.ts';

interface KpiLinkProps {
  kpi: KpiKey;
  className?: string;
  /** Its name unless told. */
  children?: ReactNode;
}

export function KpiLink({ kpi, className = 'kpi-link', children }: KpiLinkProps) {
  return (
    <Link to="/insight/kpis/$key" params={{ key: kpi }} search={keepShared} className={className}>
      {children ?? kpiName(kpi)}
    </Link>
  );
}
