// Templates of replies in the customer's language, whatever language the console is shown in. Each language comes when it is needed.
import { useQuery } from '@tanstack/react-query';
import { cases as english } from '../../../../texts/en/cases.ts';

export const TEMPLATES = ['looking', 'late', 'photo', 'replacement', 'refund', 'solved'] as const;
export type Template = (typeof TEMPLATES)[number];
export type Replies = Record<keyof typeof english.replies, string>;

async function loadReplies(language: string): Promise<Replies> {
  switch (language) {
    case 'ja':
      return (await import('../../../../texts/ja/cases.ts')).cases.replies;
    case 'pl':
      return (await import('../../../../texts/pl/cases.ts')).cases.replies;
    case 'ru':
      return (await import('../../../../texts/ru/cases.ts')).cases.replies;
    case 'tr':
      return (await import('../../../../texts/tr/cases.ts')).cases.replies;
    default:
      return english.replies;
  }
}

export const languageOf = (locale: string): string => {
  const [language = 'en'] = locale.split('-');
  return ['ja', 'pl', 'ru', 'tr'].includes(language) ? language : 'en';
};

export const useReplies = (locale: string) =>
  useQuery({
    queryKey: ['reply-templates', languageOf(locale)],
    queryFn: () => loadReplies(languageOf(locale)),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The words of a template with who and what it is about; a greeting without a name loses the place of the name. */
export function fillReply(
  replies: Replies,
  template: Template,
  about: { name: string | null; orderNumber: string | undefined },
): string {
  const order =
    about.orderNumber === undefined
      ? replies.yourMatter
      : replies.yourOrder.replaceAll('{{number}}', () => about.orderNumber ?? '');
  const filled = replies[template].replaceAll('{{order}}', () => order);
  return about.name === null || about.name.trim() === ''
    ? filled.replace(/[ \u3000]?\{\{name\}\}(?:様)?/g, '')
    : filled.replaceAll('{{name}}', () => about.name?.trim() ?? '');
}
