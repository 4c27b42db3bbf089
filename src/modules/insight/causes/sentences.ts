// The single place for findings as English sentences, for the API, exports and agents; pages say them in five languages by their own texts.
import type { AutomationCandidate, CycleTimes } from './automation-candidates.ts';
import type { RootCause } from './find-root-causes.ts';
import type { OutcomeName } from './schemas.ts';

const HAPPENED: Readonly<Record<OutcomeName, string>> = {
  'late-requested': 'later than requested',
  'late-promised': 'later than promised',
  cancelled: 'cancelled',
  returned: 'returned',
  slow: 'slow',
  reached: 'at the activity asked about',
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const points = (share: number): string => (share * 100).toFixed(1);

export function sayRootCause(found: RootCause, outcome: OutcomeName): string {
  const { groups, difference, adjusted } = found;
  const more = difference.value > 0 ? 'more' : 'fewer';
  const words = [
    `${groupOf(found)}: ${percent(groups.hits / groups.total)} are ${HAPPENED[outcome]}, of the others ${percent(groups.otherHits / groups.otherTotal)}:`,
    `${points(Math.abs(difference.value))} points ${more} (95 %: ${points(difference.low)} to ${points(difference.high)}).`,
  ];
  if (adjusted) {
    const { by, effect, verdict } = adjusted;
    words.push(
      `Within values of ${by.name} the difference is ${points(effect.difference.value)} points (${points(effect.difference.low)} to ${points(effect.difference.high)}): ${VERDICTS[verdict]}.`,
    );
  }
  if (adjusted && adjusted.inseparable.length > 0)
    words.push(`It cannot be told apart from ${adjusted.inseparable.join(', ')}.`);
  return words.join(' ');
}

const VERDICTS = {
  holds: 'it holds',
  stronger: 'it is stronger than it looks',
  weaker: 'a part of it is explained by that',
  explained: 'nothing sure is left of it',
  reversed: 'it turns round',
} as const;

function groupOf({ feature, level }: RootCause): string {
  if (feature.kind === 'activity')
    return level.value === false ? `Cases without ${feature.name}` : `Cases with ${feature.name}`;
  return `Cases with ${feature.name} ${level.label}`;
}

export function sayCandidate(found: AutomationCandidate, today: CycleTimes): string {
  const { activity, manualShare, predicted, personWaitSeconds, machineWaitSeconds } = found;
  const { cycleSeconds, basis } = predicted;
  const wait = `People do ${percent(manualShare)} of ${activity} and are waited for ${hours(personWaitSeconds.mean)} on average`;
  const machine = machineWaitSeconds ? `; where a machine does it, ${hours(machineWaitSeconds.mean)}` : '';
  const effect = `the mean cycle time would fall from ${hours(today.mean)} to ${basis === 'none' ? 'as little as ' : ''}${hours(cycleSeconds.mean)}`;
  return `${wait}${machine}. Automated, ${effect}.`;
}

const hours = (seconds: number): string =>
  seconds < 5400 ? `${Math.round(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
