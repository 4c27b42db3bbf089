// Says which events the map of the live log leaves out, and brings them in.
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../../ui/money.ts';
import { useLog } from './use-log.ts';

export function LeftOut({ activities, events }: { activities: readonly string[]; events: number }) {
  const { t } = useTranslation();
  const { isLive, everything, setEverything } = useLog();
  if (!isLive || (events === 0 && !everything)) return null;
  return (
    <Checkbox
      size="xs"
      checked={everything}
      onChange={(event) => setEverything(event.currentTarget.checked)}
      label={t('insight.log.everything')}
      title={
        everything
          ? undefined
          : t('insight.log.leftOut', {
              count: events,
              shown: formatCount(events),
              kinds: activities.join(', '),
            })
      }
    />
  );
}
