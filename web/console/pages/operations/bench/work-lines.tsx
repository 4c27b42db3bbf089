// The lines of one piece of work: how many, of which lot, and how far each is.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readOrder } from '../../../../api/orders.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import type { Work } from './work.section.tsx';

export function WorkLines({ work }: { work: Work }) {
  const { t } = useTranslation();
  // What is picked already is on no pick list any more: the order knows its names.
  const order = useQuery({
    queryKey: ['orders', 'names', work.orderId],
    queryFn: () => readOrder(work.orderId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const named = [...(order.data?.lines ?? []), ...work.pickList];
  const nameOf = new Map(named.map(({ lineNo, name }) => [lineNo, name]));
  return (
    <table className="walk">
      <thead>
        <tr>
          <th scope="col">{t('operations.queue.what')}</th>
          <th scope="col" className="number">
            {t('operations.queue.units')}
          </th>
          <th scope="col" className="number">
            {t('operations.bench.picked')}
          </th>
        </tr>
      </thead>
      <tbody>
        {work.lines.map((line) => {
          const wanted = line.quantity - line.cancelled - line.moved - line.short;
          const picked = line.picked + line.shipped;
          return (
            <tr key={line.lineNo} data-done={wanted === 0 || undefined}>
              <td>
                <PersonName name={nameOf.get(line.lineNo) ?? line.sku} />
                <div className="mono">{line.sku}</div>
                {(line.lotsToPick ?? line.lotsPicked ?? []).map(({ lot, expiresOn, quantity }) => (
                  <div key={lot}>
                    {expiresOn === null
                      ? t('operations.picking.lot', { lot, quantity })
                      : t('operations.picking.lotUntil', { lot, quantity, date: formatDate(expiresOn) })}
                  </div>
                ))}
                {line.short > 0 && (
                  <div className="is-short">{t('operations.bench.short', { count: line.short })}</div>
                )}
              </td>
              <td className="number">{wanted}</td>
              <td className="number">{picked}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
