// The texts of the pages in all their languages: the same keys, the same values in them, the plural forms that each language has, and
// nothing that was left in English or written into a page.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../web/texts/languages.ts';
import { findHardTexts } from './find-hard-texts.ts';

const TEXTS = fileURLToPath(new URL('../../web/texts/', import.meta.url));
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const PLURAL = /_(?:zero|one|two|few|many|other)$/;
/** Names, units and keys that are written alike everywhere. */
const ALIKE =
  /\b(?:API|SKU|BPMN|DMN|FEEL|JSON|CSV|PDF|OCEL|XES|KPI|GTIN|EAN|XML|URL|Throughline|Webhook|km|kg|cm|g|Ctrl|Enter|Shift|Esc)\b/gi;
const isAlike = (text: string) => !/\p{L}/u.test(text.replace(ALIKE, ''));

type Texts = { [key: string]: string | Texts };

async function readTexts(language: string): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const file of readdirSync(`${TEXTS}${language}`)) {
    if (file.startsWith('for-')) continue;
    const module = (await import(pathToFileURL(`${TEXTS}${language}/${file}`).href)) as Record<string, Texts>;
    for (const [area, texts] of Object.entries(module)) collect(texts, area, all);
  }
  return all;
}

function collect(texts: Texts, path: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') into.set(`${path}.${key}`, value);
    else collect(value, `${path}.${key}`, into);
  }
}

const withoutPlural = (key: string) => key.replace(PLURAL, '');
/** English sentences of refusals come from the server. */
const isOwn = (key: string) => !key.startsWith('refusals.');
const keysOf = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].filter(isOwn).map(withoutPlural))].sort();
const valuesIn = (text: string) => [...new Set(text.match(/\{\{\s*[\w.]+/g) ?? [])].sort().join(' ');

const english = await readTexts('en');
const englishOf = (key: string) =>
  english.get(key) ?? english.get(`${withoutPlural(key)}_other`) ?? english.get(withoutPlural(key));

describe.each(OTHERS)('the texts in %s', async (language) => {
  const texts = await readTexts(language);

  it('have the keys of the English ones', () => {
    expect(keysOf(texts)).toEqual(keysOf(english));
  });

  it('speak of the same things', () => {
    const different = [...texts].filter(([key, text]) => {
      const other = englishOf(key);
      return isOwn(key) && other !== undefined && valuesIn(text) !== valuesIn(other);
    });
    expect(different).toEqual([]);
  });

  it('have every plural form of the language and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = new Set([...english.keys()].filter((key) => PLURAL.test(key)).map(withoutPlural));
    const wrong = [...plurals].filter((key) => {
      const own = [...texts.keys()].filter((each) => PLURAL.test(each) && withoutPlural(each) === key);
      return (
        own.sort().join() !==
        forms
          .map((form) => `${key}_${form}`)
          .sort()
          .join()
      );
    });
    expect(wrong).toEqual([]);
  });

  it('are not left in English', () => {
    const words = (text: string) => text.replace(/\{\{[^}]*\}\}/g, '').trim();
    const left = [...texts].filter(([key, text]) => {
      const isSame = englishOf(key) === text && !isAlike(words(text));
      // Short words may well be the same word; a sentence never is.
      return isSame && (words(text).split(/\s+/).length > 2 || language === 'ja' || language === 'ru');
    });
    expect(left).toEqual([]);
  });
});

it('English has the two plural forms of its plurals', () => {
  const ones = [...english.keys()].filter((key) => key.endsWith('_one'));
  expect(ones.filter((key) => !english.has(`${withoutPlural(key)}_other`))).toEqual([]);
});

it('refusals are translated into every language or into none', async () => {
  const lists = await Promise.all(
    OTHERS.map(async (language) =>
      [...(await readTexts(language)).keys()].filter((key) => !isOwn(key)).sort(),
    ),
  );
  for (const list of lists) expect(list).toEqual(lists[0]);
});

it('no page has a sentence of its own', () => {
  expect(findHardTexts()).toEqual([]);
});

it('asks for no text that is not there', () => {
  const known = new Set([...english.keys(), ...[...english.keys()].map(withoutPlural)]);
  const asked = readPages().flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)]
      .filter((match) => !known.has(match[1]!))
      .map((match) => `${path}: ${match[1]}`),
  );
  expect(asked).toEqual([]);
});

function readPages() {
  const root = fileURLToPath(new URL('../../web/', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}
