// The single place that says a change of a simulation in words.
import type { TFunction } from 'i18next';
import type { SimulationChange } from '../../../../api/insight-causes.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { activityName } from '../parts/activity-name.ts';

export function sayChange(t: TFunction, change: SimulationChange): string {
  switch (change.kind) {
    case 'arrivals':
      return t('insight.simulation.said.arrivals', { factor: formatCount(change.factor) });
    case 'people':
      return change.count === undefined
        ? t('insight.simulation.said.peopleTimes', {
            activity: activityName(change.activity),
            factor: formatCount(change.factor ?? 1),
          })
        : t('insight.simulation.said.people', {
            activity: activityName(change.activity),
            count: change.count,
          });
    case 'time':
      return change.seconds === undefined
        ? t('insight.simulation.said.time', {
            activity: activityName(change.activity),
            factor: formatCount(change.factor ?? 1),
          })
        : t('insight.simulation.said.timeAlways', {
            activity: activityName(change.activity),
            time: formatDuration(change.seconds),
          });
    case 'automate':
      return t('insight.simulation.said.automate', {
        activity: activityName(change.activity),
        share: formatShare(change.share ?? 1),
      });
    case 'way':
      return t('insight.simulation.said.way', {
        node: nodeName(change.node),
        to: nodeName(change.to),
        share: formatShare(change.probability),
      });
  }
}

/** Nodes of the log's own graph are named by their activity. */
export function nodeName(node: string): string {
  const activity = /^(?:step|after):(.+)$/s.exec(node)?.[1];
  return activity === undefined ? withoutOverrides(node) : activityName(activity);
}
