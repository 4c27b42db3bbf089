// The single place that says in words which group of cases a finding is about: an attribute with its value, an activity, a time.
import type { TFunction } from 'i18next';
import i18next from 'i18next';
import type { RootCause } from '../../../../api/insight-causes.ts';
import { formatCount } from '../../../../ui/money.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { nameDayShort } from '../../planning/places/weekday.ts';
import { activityName } from '../parts/activity-name.ts';

type Feature = RootCause['feature'];
type Level = RootCause['level'];

export function nameFeature(t: TFunction, { name, kind }: Feature): string {
  if (kind === 'activity') return activityName(name);
  const key = `insight.causes.roots.attributes.${name}`;
  return i18next.exists(key) ? String(t(key as never)) : withoutOverrides(name);
}

export function nameGroup(t: TFunction, feature: Feature, level: Level): string {
  if (feature.kind === 'activity') {
    const activity = activityName(feature.name);
    return level.value === false
      ? t('insight.causes.roots.without', { activity })
      : t('insight.causes.roots.with', { activity });
  }
  return t('insight.causes.roots.group', {
    name: nameFeature(t, feature),
    level: nameLevel(t, feature, level),
  });
}

function nameLevel(t: TFunction, { name }: Feature, { label, value, from, below }: Level): string {
  if (name === 'start-weekday' && typeof value === 'number') return nameDayShort(value);
  if (typeof value === 'boolean') return value ? t('insight.causes.roots.yes') : t('insight.causes.roots.no');
  if (value === 'several') return t('insight.causes.roots.several');
  if (from !== null && below !== null) return `${formatCount(from)} – ${formatCount(below)}`;
  if (from !== null) return `≥ ${formatCount(from)}`;
  if (below !== null) return `< ${formatCount(below)}`;
  return withoutOverrides(label);
}
