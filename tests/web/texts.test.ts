// The texts of the pages in all their languages: the same keys, the same values in them, the plural forms that each language has, and
// nothing that was left in English or written into a page.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bug } from '../../src/platform/execute.ts';
import { LANGUAGES } from '../../web/texts/languages.ts';
import { findHardTexts } from './find-hard-texts.ts';
import { listStoryEvents } from './list-events.ts';

const TEXTS = fileURLToPath(new URL('../../web/texts/', import.meta.url));
const OPENAPI = fileURLToPath(new URL('../../docs/reference/openapi.json', import.meta.url));
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
    if (!file.endsWith('.ts') || file.startsWith('for-')) continue;
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
/** English sentences of refusals and of what is wrong with a model come from the server. */
const isOwn = (key: string) => !/^(?:refusals|modelProblems)\./.test(key);
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

describe.each(OTHERS)('the refusals in %s', async (language) => {
  const texts = await readTexts(language);
  const sentences = new Map([...texts].filter(([key]) => key.startsWith('refusals.')));

  it('have a sentence for every code that the API can answer with, and for no other', async () => {
    const codes = await listRefusalCodes();
    expect(codes.length).toBeGreaterThan(300);
    expect([...sentences.keys()].sort()).toEqual(codes.map((code) => `refusals.${code}`));
  });

  it('name the same facts as those of the other languages', async () => {
    const first = await readTexts(OTHERS[0]!);
    const different = [...sentences].filter(
      ([key, text]) => valuesIn(text) !== valuesIn(first.get(key) ?? ''),
    );
    expect(different).toEqual([]);
  });
});

it('English replaces sentences of codes that there are', async () => {
  const codes = new Set((await listRefusalCodes()).map((code) => `refusals.${code}`));
  expect([...english.keys()].filter((key) => !isOwn(key) && !codes.has(key))).toEqual([]);
});

it('every event in the story of an order has a sentence, and no sentence is of an event that is not told', () => {
  const told = listStoryEvents().map((type) => `events.${type}`);
  expect(told.length).toBeGreaterThan(80);
  expect([...english.keys()].filter((key) => key.startsWith('events.')).sort()).toEqual(told);
});

it.each([
  ['role', 'read-only'],
  ['status', 'placed and partly-shipped'],
  ['stage', 'reserved and shipped'],
  ['fulfilmentState', 'picked'],
  ['hold', 'CREDIT_LIMIT'],
  ['sharingRule', 'first-come'],
  ['shipment', 'label-requested'],
  ['shipment', 'returned-to-sender'],
  ['message', 'in-mailbox'],
  ['template', 'order-confirmed'],
  ['process', 'incident'],
  ['payment', 'voided'],
  ['payment', 'on-account'],
  ['operation', 'authorise'],
  ['incidentAction', 'repair'],
])('codes.%s has a word for every code of the list in the API that has %s', (group, marks) => {
  const lists = listEnums().filter((list) => marks.split(' and ').every((mark) => list.includes(mark)));
  expect(lists).not.toEqual([]);
  const codes = new Set(lists.flat());
  expect([...codes].filter((each) => !english.has(`codes.${group}.${each}`))).toEqual([]);
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

/** Every list of allowed texts in the description of the API. */
function listEnums(): string[][] {
  const found: string[][] = [];
  JSON.parse(readFileSync(OPENAPI, 'utf8'), (key, value: unknown) => {
    if (key === 'enum' && Array.isArray(value)) found.push(value.filter((each) => typeof each === 'string'));
    return value;
  });
  return found;
}

/** What the modules and the edges declare in their errors.ts, the answer to a bug, and what the pages say themselves. */
async function listRefusalCodes(): Promise<string[]> {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)errors\.ts$/.test(path),
  );
  const tables = await Promise.all(
    files
      .filter((path) => readFileSync(root + path, 'utf8').includes('defineRefusals('))
      .map(async (path) => Object.values(await import(pathToFileURL(root + path).href))),
  );
  const kinds = tables
    .flat()
    .flatMap((table) => (typeof table === 'object' ? Object.values(table as object) : []));
  const codes = kinds.flatMap((kind: { code?: unknown }) =>
    typeof kind.code === 'string' ? [kind.code] : [],
  );
  return [...new Set([...codes, bug.code, 'unexpected-answer'])].sort();
}

function readPages() {
  const root = fileURLToPath(new URL('../../web/', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}
