// Where the units of a line are: one bar, every unit in exactly one stage.
import { useTranslation } from 'react-i18next';
import { type OrderLine, STAGES } from '../../../../api/orders.ts';
import { wordOf } from '../../../../ui/word-of.ts';

export function QuantityLedger({ line }: { line: OrderLine }) {
  const { t } = useTranslation();
  const parts = STAGES.filter((stage) => line[stage] > 0);
  const words = parts.map((stage) => `${line[stage]} ${wordOf('stage', stage)}`).join(', ');
  return (
    <div>
      <div
        className="ledger-bar"
        role="img"
        aria-label={t('orders.order.lines.ledger', { ordered: line.ordered, parts: words })}
      >
        {parts.map((stage) => (
          <span
            key={stage}
            className="ledger-part"
            style={{ flexGrow: line[stage], background: `var(--stage-${stage})` }}
          />
        ))}
      </div>
      <div className="ledger-words" aria-hidden="true">
        {parts.map((stage) => (
          <span key={stage}>
            <i style={{ background: `var(--stage-${stage})` }} />
            {line[stage]} {wordOf('stage', stage).toLowerCase()}
          </span>
        ))}
      </div>
    </div>
  );
}
