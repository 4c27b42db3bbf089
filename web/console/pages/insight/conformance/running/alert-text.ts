// An alert as a sentence in the reader's language.
import i18next from 'i18next';
import type { OrderAlert } from '../../../../../api/conformance.ts';
import { formatDuration } from '../../../../../ui/duration.ts';
import { activityName } from '../../parts/activity-name.ts';
import { deviationText } from '../deviations/deviation-text.ts';

export function alertText({ kind, activity, after, waitedSeconds, usualSeconds }: OrderAlert): string {
  if (kind === 'left-model') return deviationText({ kind: 'unexpected', activity, after, name: null });
  return String(
    i18next.t(
      'insight.conformance.sentences.overdue' as never,
      {
        after: activityName(activity),
        waited: formatDuration(waitedSeconds ?? 0),
        usual: formatDuration(usualSeconds ?? 0),
        interpolation: { escapeValue: false },
      } as never,
    ),
  );
}
