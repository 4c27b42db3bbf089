// One variant: its figures, how much it covers, and its activities as a chain.
import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VariantView } from '../../../../../api/insight-mining.ts';
import { formatCount, formatShare } from '../../../../../ui/money.ts';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';

const STEPS = 40;

interface VariantRowProps {
  variant: VariantView;
  isChosen: boolean;
  onToggle: () => void;
  onShow: () => void;
}

export function VariantRow({ variant, isChosen, onToggle, onShow }: VariantRowProps) {
  const { t } = useTranslation();
  const { rank, cases, share, cumulative, seconds, activities, length } = variant;
  const name = t('insight.variants.name', { rank: formatCount(rank) });
  const steps = activities.slice(0, STEPS);
  return (
    <li className="variant">
      <div className="variant-head">
        <Checkbox
          size="xs"
          checked={isChosen}
          onChange={onToggle}
          label={name}
          classNames={{ label: 'variant-name' }}
        />
        <span
          className="coverage"
          role="img"
          aria-label={t('insight.variants.coverage', {
            share: formatShare(share),
            all: formatShare(cumulative),
          })}
          title={t('insight.variants.coverage', {
            share: formatShare(share),
            all: formatShare(cumulative),
          })}
        >
          <span className="coverage-before" style={{ width: `${100 * (cumulative - share)}%` }} />
          <span className="coverage-own" style={{ width: `${Math.max(0.6, 100 * share)}%` }} />
        </span>
        <span className="variant-figure">{formatShare(share)}</span>
        <span className="variant-figure">
          {t('insight.log.cases', { count: cases, shown: formatCount(cases) })}
        </span>
        <span className="variant-figure">
          {seconds ? t('insight.variants.median', { time: formatShort(seconds.median) }) : '–'}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('insight.map.showCases')}: ${name}`}
          onClick={onShow}
        >
          {t('insight.map.showCases')}
        </Button>
      </div>
      <ol className="chain" aria-label={t('insight.variants.chain', { variant: name })}>
        {steps.map((activity, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what the chain says
          <li key={index} data-kind={kindOf(activity)}>
            <bdi>{activityName(activity)}</bdi>
          </li>
        ))}
        {length > steps.length && (
          <li data-kind="more">{t('insight.variants.more', { count: length - steps.length })}</li>
        )}
      </ol>
    </li>
  );
}

/** A tint by the part of the company that an activity is of, or by its name. */
function kindOf(activity: string): number {
  const [part = activity] = activity.split('.');
  const known = ['orders', 'payments', 'fulfilment', 'ledger', 'service', 'portal'].indexOf(part);
  if (known >= 0) return known;
  let sum = 0;
  for (const sign of activity) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
