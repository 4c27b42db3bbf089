// What a case is, in words: types of objects of our own by the texts, those of other logs as they are.
import i18next from 'i18next';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';

/** `isLive`: of our own log, whose types have words. */
export function notionName(notion: string, isLive = true): string {
  const key = `insight.notions.${notion}`;
  return isLive && /^[a-z-]+$/.test(notion) && i18next.exists(key)
    ? String(i18next.t(key as never))
    : withoutOverrides(notion).slice(0, 80);
}
