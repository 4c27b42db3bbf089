// How times are spread: a bar for each class, its words for who points at it or cannot see it.
import { useTranslation } from 'react-i18next';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { classesOf, type TimeClass } from './histogram.ts';
import { formatShort } from './short-time.ts';

export function TimeHistogram({ seconds, label }: { seconds: readonly number[]; label: string }) {
  const { t } = useTranslation();
  const classes = classesOf(seconds);
  const most = classes.reduce((found, { count }) => Math.max(found, count), 1);
  const nameOf = ({ from, to }: TimeClass) =>
    to === null
      ? t('insight.times.over', { from: formatShort(from) })
      : t('insight.times.between', { from: formatShort(from), to: formatShort(to) });
  const last = classes.at(-1);
  return (
    <figure className="histogram" aria-label={label}>
      <ul>
        {classes.map((each) => {
          const words = `${nameOf(each)}: ${formatCount(each.count)} (${formatShare(each.count / seconds.length)})`;
          return (
            <li key={each.from} title={words} data-open={each.to === null || undefined}>
              <span style={{ height: `${(100 * each.count) / most}%` }} />
              <span className="hidden">{words}</span>
            </li>
          );
        })}
      </ul>
      <figcaption aria-hidden="true">
        <span>{formatShort(0)}</span>
        <span>{last && (last.to === null ? `> ${formatShort(last.from)}` : formatShort(last.to))}</span>
      </figcaption>
    </figure>
  );
}
