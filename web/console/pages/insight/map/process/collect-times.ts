// The pure part of the spread of times: how long after the event before each `to` came; after `from` alone where one is told.
import type { AnimationView } from '../../../../../api/insight-mining.ts';

export function collectTimes(
  { activities, cases }: Pick<AnimationView, 'activities' | 'cases'>,
  from: string | null,
  to: string,
): number[] {
  const [first, second] = [from === null ? -1 : activities.indexOf(from), activities.indexOf(to)];
  const found: number[] = [];
  if (second < 0 || (from !== null && first < 0)) return found;
  for (const each of cases) {
    for (let index = 1; index < each.activities.length; index++) {
      if (each.activities[index] !== second) continue;
      if (from !== null && each.activities[index - 1] !== first) continue;
      found.push(each.seconds[index]! - each.seconds[index - 1]!);
    }
  }
  return found;
}
