// Turns a code of the API into a word for people: from the texts where they have one, otherwise the code without hyphens.
import i18next from 'i18next';

export function wordOf(group: string, code: string): string {
  const key = `codes.${group}.${code}`;
  if (i18next.exists(key)) return String(i18next.t(key as never));
  const words = code
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
