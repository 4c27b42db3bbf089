// A deviation as a sentence in the reader's language.
import i18next from 'i18next';
import type { Deviation } from '../../../../../api/conformance.ts';
import { withoutOverrides } from '../../../../../ui/safe-text.tsx';
import { activityName } from '../../parts/activity-name.ts';

type Said = Pick<Deviation, 'kind' | 'activity' | 'after' | 'name'>;

export function deviationText({ kind, activity, after, name }: Said): string {
  const element = name === null ? null : withoutOverrides(name);
  const what = kind === 'skipped' && element !== null ? element : activityName(activity);
  const place = after === null ? 'First' : '';
  const key = kind === 'skipped' ? 'skipped' : `${kind}${place}`;
  return String(
    i18next.t(
      `insight.conformance.sentences.${key}` as never,
      {
        what,
        after: after === null ? '' : activityName(after),
        interpolation: { escapeValue: false },
      } as never,
    ),
  );
}
