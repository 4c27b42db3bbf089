// The name of an activity for people: of the live log by our texts, of a log from elsewhere as it is written there. Pure but for the language.
import i18next from 'i18next';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';

const MOST = 120;

/** `orders.orderPlaced` as "Order placed". */
export function activityName(activity: string): string {
  const key = `insight.activities.${activity}`;
  if (/^[a-z]+\.[a-zA-Z]+$/.test(activity)) {
    if (i18next.exists(key)) return String(i18next.t(key as never));
    return spelled(activity.slice(activity.indexOf('.') + 1));
  }
  const clean = withoutOverrides(activity).replace(/\s+/g, ' ').trim();
  return clean.length > MOST ? `${clean.slice(0, MOST)}…` : clean;
}

/** A name without a text: its words. */
function spelled(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
