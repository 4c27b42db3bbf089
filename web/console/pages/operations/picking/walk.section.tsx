// All of the list in the order of the shelves: found and wanted, into which totes.
import { useTranslation } from 'react-i18next';
import type { PickRow } from '../../../../api/work.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';

export function Walk({ rows }: { rows: readonly PickRow[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('operations.picking.walk')}>
      <table className="walk">
        <thead>
          <tr>
            <th scope="col">{t('operations.queue.what')}</th>
            <th scope="col">{t('operations.picking.totes')}</th>
            <th scope="col" className="number">
              {t('operations.picking.found')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.sku} data-done={row.found >= row.quantity || undefined}>
              <td>
                <PersonName name={row.name} />
                <div className="mono">{row.sku}</div>
              </td>
              <td>{row.totes.map(({ tote, quantity }) => `${tote} (${quantity})`).join(', ')}</td>
              <td className="number">
                {row.found} / {row.quantity}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
