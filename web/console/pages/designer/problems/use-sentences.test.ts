// The translated sentences of a model's problems against the checks that find them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../texts/languages.ts';
import { loadSentences } from './use-sentences.ts';

const WORKFLOW = fileURLToPath(new URL('../../../../../src/modules/workflow/', import.meta.url));
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const checks = ['bpmn', 'design', 'engine'].flatMap((folder) =>
  readdirSync(WORKFLOW + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${WORKFLOW}${folder}/${file}`, 'utf8')),
);
const found = new Set(
  checks.flatMap((code) =>
    [...code.matchAll(/\b(?:refuse|problem|fail|warn)\([^;]*?,\s*'([a-z][A-Za-z]+)',/g)].map(
      ([, name]) => name!,
    ),
  ),
);

describe.each(OTHERS)('what is wrong with a model, in %s', async (language) => {
  const sentences = await loadSentences(language);

  it('has a sentence for every code that the checks find', () => {
    expect(found.size).toBeGreaterThan(40);
    expect([...found].filter((code) => !(code in sentences))).toEqual([]);
  });

  it('has none that no check finds', () => {
    const all = checks.join('\n');
    expect(Object.keys(sentences).filter((code) => !all.includes(`'${code}'`))).toEqual([]);
  });
});

it('leaves English to the server', async () => {
  expect(await loadSentences('en')).toEqual({});
});
