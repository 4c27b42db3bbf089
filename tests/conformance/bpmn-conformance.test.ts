// Proof of what is run and what is refused: the committed results table agrees with the compiler for every element, and
// public models (folder BPMN_MODELS, or ../shared/data/bpmn beside the repository) give a table or problems with ids.

import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileProcess } from '../../src/modules/workflow/bpmn/compile.ts';
import { ELEMENTS } from './bpmn-elements.ts';

const TABLE = new URL('./results/bpmn-elements.json', import.meta.url);
const MODELS = process.env.BPMN_MODELS ?? join(import.meta.dirname, '../../../shared/data/bpmn');

async function judge(xml: string): Promise<string> {
  const result = await compileProcess(xml);
  if (result.ok) return 'executed';
  expect(result.problems.some((problem) => problem.elementId !== '')).toBe(true);
  return `refused: ${[...new Set(result.problems.map(({ code }) => code))].join(', ')}`;
}

describe('BPMN elements', () => {
  it('are run or refused exactly as the committed results table says', async () => {
    const results: { [element: string]: string } = {};
    for (const [element, xml] of Object.entries(ELEMENTS)) results[element] = await judge(xml);
    expect(results).toEqual(JSON.parse(await readFile(TABLE, 'utf8')));
  });

  it('that are refused are refused at the element itself', async () => {
    for (const [element, xml] of Object.entries(ELEMENTS)) {
      const result = await compileProcess(xml);
      if (result.ok) continue;
      const ids = result.problems.map(({ elementId }) => elementId);
      expect(
        ids.some((id) => id === 'x' || id === 's_x'),
        `${element}: ${JSON.stringify(result.problems)}`,
      ).toBe(true);
    }
  });
});

const files = existsSync(MODELS)
  ? readdirSync(MODELS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bpmn'))
  : [];

const title =
  files.length > 0
    ? `in ${files.length} files give a table or problems with ids, never an exception`
    : 'are not on this machine: name their folder in BPMN_MODELS';

describe('public models', () => {
  it.skipIf(files.length === 0)(title, async () => {
    let executed = 0;
    const refused: { [code: string]: number } = {};
    for (const file of files) {
      const result = await compileProcess(await readFile(join(MODELS, file), 'utf8'));
      if (result.ok) {
        executed += 1;
        expect(result.process.nodes.length, file).toBeGreaterThan(0);
        continue;
      }
      expect(result.problems.length, file).toBeGreaterThan(0);
      for (const { elementId, code, message } of result.problems) {
        expect(elementId, `${file}: ${code} ${message}`).not.toBe('');
        refused[code] = (refused[code] ?? 0) + 1;
      }
    }
    console.log(
      `public models: ${files.length} files, ${executed} run, refused for ${JSON.stringify(refused)}`,
    );
  });
});
