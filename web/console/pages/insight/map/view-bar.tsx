// The line over every view: how much of the log is looked at, and what is left out of it.
import type { ReactNode } from 'react';
import type { LogSummary } from '../../../../api/insight-mining.ts';
import { AsOf } from '../parts/as-of.tsx';
import { LeftOut } from '../parts/left-out.tsx';

export function ViewBar({ log, children }: { log: LogSummary; children?: ReactNode }) {
  return (
    <div className="map-size">
      <AsOf {...log} />
      {children}
      <LeftOut {...log.leftOut} />
    </div>
  );
}
