// The line of an order: its stations, filled as far as its units have come.
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { countSteps } from './stage-counts.ts';

export function StageLine({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <ol className="stage-line" aria-label={t('orders.order.progress')}>
      {countSteps(order).map(({ step, done, all, state }) => (
        <li
          key={step}
          className="stage-step"
          data-state={state}
          style={{ '--part': `${all === 0 ? 0 : (100 * done) / all}%` } as React.CSSProperties}
        >
          <span className="station" aria-hidden="true" />
          {t(`orders.order.steps.${step}`)}
          {all > 1 && <span className="dim">{t('orders.order.stepCount', { done, all })}</span>}
        </li>
      ))}
    </ol>
  );
}
