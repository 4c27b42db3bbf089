// What an import has to say, in the language of the page: by the code, with the server's sentence for codes of a newer server. Pure but for the language.
import i18next from 'i18next';
import type { ImportProblem } from '../../../../api/data-sets.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';

const say = (key: string, values: Record<string, string>): string =>
  String(i18next.t(key as never, values as never));

export function problemSentence({ code, facts, sentence }: ImportProblem): string {
  const key = `insight.importProblems.${code}`;
  if (!i18next.exists(key)) return sentence;
  const values = Object.entries(facts).map(([name, fact]) => [name, withoutOverrides(String(fact))] as const);
  return say(key, Object.fromEntries(values));
}

/** `line 12, event e4`. */
export function placeWords(place: ImportProblem['place']): string {
  return Object.entries(place)
    .map(([name, value]) =>
      say(`insight.dataSets.places.${name}`, { value: withoutOverrides(String(value)) }),
    )
    .join(', ');
}
