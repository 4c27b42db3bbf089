// What a case is, in words: types of objects of our own by the texts, those of other logs as they are.
import i18next from 'i18next';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';

export function notionName(notion: string): string {
  const key = `insight.notions.${notion}`;
  return /^[a-z-]+$/.test(notion) && i18next.exists(key)
    ? String(i18next.t(key as never))
    : withoutOverrides(notion).slice(0, 80);
}
