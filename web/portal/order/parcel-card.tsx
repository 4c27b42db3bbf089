// One parcel: how it stands and since when, who carries it, where it can be followed, what is inside.
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Line, Parcel } from '../../api/portal.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { sayDay, sayMoment } from '../say-date.ts';
import { safeLink } from './safe-link.ts';

interface ParcelCardProps {
  parcel: Parcel;
  lines: readonly Line[];
  number: number;
  count: number;
}

export function ParcelCard({ parcel, lines, number, count }: ParcelCardProps) {
  const { t } = useTranslation();
  const { status, carrier, trackingNumber, shippedAt, deliveredAt } = parcel;
  const link = safeLink(parcel.trackingUrl);
  return (
    <li className="parcel">
      <div className="parcel-head">
        <h3>{count === 1 ? t('portal.parcels.one') : t('portal.parcels.numbered', { number, count })}</h3>
        <span className="state" data-state={status}>
          {t(`portal.parcels.status.${status}`)}
        </span>
      </div>
      {deliveredAt !== null && <p>{t('portal.parcels.delivered', { date: sayDay(deliveredAt) })}</p>}
      {deliveredAt === null && shippedAt !== null && (
        <p>{t('portal.parcels.shipped', { date: sayDay(shippedAt) })}</p>
      )}
      <ul className="parcel-inside" aria-label={t('portal.parcels.inside')}>
        {parcel.lines.map(({ lineNo, quantity }) => (
          <li key={lineNo}>
            <span className="figures">{t('portal.lines.units', { count: quantity })}</span>{' '}
            <SafeText
              text={lines.find((line) => line.lineNo === lineNo)?.name ?? String(lineNo)}
              limit={120}
            />
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" component="div">
        <SafeText text={t('portal.parcels.with', { carrier })} limit={80} />
        {trackingNumber !== null && (
          <>
            {' · '}
            {t('portal.parcels.tracking')} <SafeText className="mono" text={trackingNumber} limit={60} />
          </>
        )}
      </Text>
      {link !== null && (
        <Anchor href={link} target="_blank" rel="noopener noreferrer" className="tall-link">
          {t('portal.parcels.track')}
        </Anchor>
      )}
      <TrackingSteps parcel={parcel} />
    </li>
  );
}

const STEPS = [
  'in-transit',
  'out-for-delivery',
  'delivered',
  'delivery-failed',
  'returned-to-sender',
] as const;

function TrackingSteps({ parcel: { tracking } }: { parcel: Parcel }) {
  const { t } = useTranslation();
  if (tracking.length === 0) return null;
  const newestFirst = [...tracking].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <details>
      <summary>{t('portal.parcels.steps')}</summary>
      <ol className="plain-list tracking">
        {newestFirst.map(({ status, at, description }) => {
          const step = STEPS.find((each) => each === status);
          return (
            <li key={`${at} ${status}`}>
              <time dateTime={at}>{sayMoment(at)}</time>
              <span>
                {step && t(`portal.parcels.step.${step}`)}
                {description !== null && (
                  <Text size="sm" c="dimmed" component="span" display="block">
                    <SafeText text={description} limit={200} />
                  </Text>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
