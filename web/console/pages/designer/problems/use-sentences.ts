// What a problem of a model says in the reader's language, by its code; in English, and where a code has no words yet, what the server says.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ModelProblem } from '../../../../api/designer.ts';

type Sentences = Readonly<Record<string, string>>;

/** Empty for English. */
export async function loadSentences(language: string): Promise<Sentences> {
  switch (language) {
    case 'ja':
      return (await import('../../../../texts/ja/model-problems.ts')).modelProblems;
    case 'pl':
      return (await import('../../../../texts/pl/model-problems.ts')).modelProblems;
    case 'ru':
      return (await import('../../../../texts/ru/model-problems.ts')).modelProblems;
    case 'tr':
      return (await import('../../../../texts/tr/model-problems.ts')).modelProblems;
    default:
      return {};
  }
}

interface Said {
  sentence: string;
  /** The server's own words, in English, where they name what the sentence cannot. */
  original?: string;
}

export function useSentences(): (problem: Pick<ModelProblem, 'code' | 'message'>) => Said {
  const { language } = useTranslation().i18n;
  const sentences = useQuery({
    queryKey: ['model-problems', language],
    queryFn: () => loadSentences(language),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  return ({ code, message }) => {
    const own = sentences?.[code];
    return own === undefined ? { sentence: message } : { sentence: own, original: message };
  };
}
