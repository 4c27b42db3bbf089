// One deviation: its sentence, how many cases have it, and how those fare beside the others.
import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Deviation, Effect } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { formatShort } from '../../parts/short-time.ts';
import { formatShare } from '../format-share.ts';
import { useComparison } from '../use-comparison.ts';
import { deviationText } from './deviation-text.ts';

const COLOURS = { skipped: 'red', unexpected: 'orange', 'wrong-order': 'grape', repeated: 'blue' } as const;

export function DeviationRow({ deviation, onOpen }: { deviation: Deviation; onOpen: () => void }) {
  const { t } = useTranslation();
  const { change } = useComparison();
  const { kind, cases, occurrences, share, medianSeconds, late } = deviation;
  const text = deviationText(deviation);
  return (
    <li className="deviation">
      <div className="deviation-what">
        <Badge variant="light" color={COLOURS[kind]} size="sm">
          {t(`insight.conformance.deviationKinds.${kind}`)}
        </Badge>
        <bdi>{text}</bdi>
      </div>
      <div className="deviation-share">
        <span className="deviation-bar" aria-hidden="true">
          <span style={{ width: `${Math.max(1, share * 100)}%` }} />
        </span>
        <span>
          {t('insight.conformance.casesShare', {
            count: cases,
            shown: formatCount(cases),
            share: formatShare(share),
          })}
          {occurrences > cases &&
            ` · ${t('insight.conformance.times', { count: occurrences, shown: formatCount(occurrences) })}`}
        </span>
      </div>
      <div className="deviation-effect">
        {medianSeconds && (
          <EffectText
            effect={medianSeconds}
            format={signedTime}
            label={t('insight.conformance.effectTime')}
          />
        )}
        {late && (
          <EffectText effect={late} format={signedShare} label={t('insight.conformance.effectLate')} />
        )}
      </div>
      <div className="deviation-actions">
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('insight.conformance.showCasesOf', { deviation: text })}
          onClick={onOpen}
        >
          {t('insight.conformance.showCases')}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('insight.conformance.onlyTheseOf', { deviation: text })}
          onClick={() => {
            change({ deviation: deviation.key });
            window.scrollTo({ top: 0 });
          }}
        >
          {t('insight.conformance.onlyThese')}
        </Button>
      </div>
    </li>
  );
}

const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±');
const signedTime = (seconds: number) => `${sign(seconds)}${formatShort(Math.abs(seconds))}`;
const signedShare = (share: number) => `${sign(share)}${formatShare(Math.abs(share))}`;

interface EffectTextProps {
  effect: Effect;
  label: string;
  format: (value: number) => string;
}

/** Coloured only where the interval leaves no doubt about the direction. */
function EffectText({ effect, label, format }: EffectTextProps) {
  const { t } = useTranslation();
  const tone = effect.low > 0 ? 'is-worse' : effect.high < 0 ? 'is-better' : '';
  return (
    <span className={`effect ${tone}`}>
      {label} <strong>{format(effect.difference)}</strong>{' '}
      <small>
        {t('insight.conformance.interval', { low: format(effect.low), high: format(effect.high) })}
      </small>
    </span>
  );
}
