// The temporal profile of a log: usual times between activities, and the cases that were outside.
import { defineOperation } from '../../engine/operation.ts';
import { type CaseLog, eventCountOf } from '../../mining/case-log.ts';
import { openLog } from '../../mining/open-log.ts';
import { remember } from '../../mining/remember.ts';
import { keepActivities } from '../../mining/sub-log.ts';
import { AskTemporalProfile, type TemporalProfileView } from '../schemas.ts';
import { measureTemporalProfile } from '../temporal-profile.ts';

const MOST_SHOWN = 300;
/** Pairs grow with the square of the activities: the rarest are left out. */
const MOST_ACTIVITIES = 250;

export const showTemporalProfile = defineOperation({
  name: 'insight.showTemporalProfile',
  input: AskTemporalProfile,
  async run(context, { zeta = 3, least = 10, ...query }): Promise<TemporalProfileView> {
    const { log, summary } = await openLog(context, query);
    const profile = remember(log, `temporal ${zeta} ${least}`, () =>
      measureTemporalProfile(withoutRare(log), zeta, least),
    );
    return {
      log: summary,
      zeta,
      cases: profile.deviatingCases,
      items: profile.pairs.slice(0, MOST_SHOWN).map((pair) => ({
        ...pair,
        usualFrom: Math.max(0, pair.meanSeconds - zeta * pair.deviationSeconds),
        usualTo: pair.meanSeconds + zeta * pair.deviationSeconds,
      })),
      more: Math.max(0, profile.pairs.length - MOST_SHOWN),
    };
  },
});

function withoutRare(log: CaseLog): CaseLog {
  if (log.activities.length <= MOST_ACTIVITIES) return log;
  const events = new Float64Array(log.activities.length);
  for (let event = 0; event < eventCountOf(log); event += 1) {
    const activity = log.activity[event]!;
    events[activity] = events[activity]! + 1;
  }
  const frequent = [...events.keys()].sort((a, b) => events[b]! - events[a]!).slice(0, MOST_ACTIVITIES);
  // Numbers of activities stay; a narrow log has its own.
  const places = new Map(frequent.map((activity, place) => [activity, place]));
  const kept = keepActivities(
    log,
    Uint8Array.from(events, (_, activity) => (places.has(activity) ? 1 : 0)),
  );
  return {
    ...kept,
    activities: frequent.map((activity) => log.activities[activity]!),
    activity: kept.activity.map((activity) => places.get(activity)!),
  };
}
