// Promises about what is written: names, spelling, comments, sizes, settings, paths.
import { describe, expect, it } from 'vitest';
import {
  type Files,
  HEADER,
  longFunction,
  machinePath,
  PUT_OFF,
  removeFolders,
  runOn,
} from './tidy.fixture.ts';

removeFolders();

const violations: [promise: string, files: Files, expected: string][] = [
  [
    'a file name that says nothing',
    { 'tools/helpers.ts': HEADER },
    'tools/helpers.ts:1: "helpers" says nothing',
  ],
  [
    'a folder name that says nothing',
    { 'web/shared/x.ts': HEADER },
    'web/shared/x.ts:1: "shared" says nothing',
  ],
  [
    'an export that says nothing',
    { 'tools/x.ts': `${HEADER}export const data = 1;\n` },
    'tools/x.ts:2: "data" says nothing',
  ],
  [
    'a re-export that says nothing',
    { 'tools/x.ts': `${HEADER}const a = 1;\nexport { a as utils };\n` },
    'tools/x.ts:3: "utils" says nothing',
  ],
  [
    'a top-level function that is a bare verb',
    { 'tools/x.ts': `${HEADER}function handle() {}\nhandle();\n` },
    'tools/x.ts:2: "handle" says nothing',
  ],
  [
    'a top-level arrow function that is a bare verb',
    { 'tools/x.ts': `${HEADER}const apply = () => 1;\napply();\n` },
    'tools/x.ts:2: "apply" says nothing',
  ],
  [
    'an American spelling in a name',
    { 'src/config.ts': `${HEADER}export const isOrderCanceled = 1;\n` },
    'src/config.ts:2: one spelling: "cancelled"',
  ],
  [
    'an American spelling in a text',
    { 'src/config.ts': `${HEADER}export const status = \`was\n canceled\`;\n` },
    'src/config.ts:3: one spelling: "cancelled"',
  ],
  [
    'an American spelling in a migration',
    { 'db/migrations/0002_x.sql': 'create schema fulfillment;\n' },
    'db/migrations/0002_x.sql:1: one spelling: "fulfilment"',
  ],
  [
    'process.env outside the settings',
    { 'src/platform/db.ts': `${HEADER}export const sql = process.env.SQL;\n` },
    'src/platform/db.ts:2: settings come from src/config.ts',
  ],
  [
    'env imported outside the settings',
    { 'src/platform/db.ts': `${HEADER}import { env } from 'node:process';\nexport const sql = env;\n` },
    'src/platform/db.ts:2: settings come from src/config.ts',
  ],
  ['the any type', { 'tools/x.ts': `${HEADER}export const x: any = 1;\n` }, 'tools/x.ts:2: no any'],
  [
    'a silenced compiler',
    { 'tools/x.ts': `${HEADER}// @ts-${'ignore'}\nexport const x = 1;\n` },
    'tools/x.ts:2: no @ts-ignore',
  ],
  ['work put off', { 'tools/x.ts': `${HEADER}// ${PUT_OFF}: later\n` }, `tools/x.ts:2: no ${PUT_OFF}`],
  [
    'a skipped test',
    { 'tests/http/server.test.ts': "it.skip('promises', () => {});\n" },
    'tests/http/server.test.ts:1: no it.skip',
  ],
  [
    'a test that silences the others',
    { 'tests/http/server.test.ts': "describe.only('promises', () => {});\n" },
    'tests/http/server.test.ts:1: no describe.only',
  ],
  [
    'a file over 400 lines',
    { 'tools/x.ts': HEADER.repeat(401) },
    'tools/x.ts:1: tools/x.ts has 401 lines, the limit is 400',
  ],
  [
    'a test file over 800 lines',
    { 'tests/http/server.test.ts': HEADER.repeat(801) },
    'has 801 lines, the limit is 800',
  ],
  [
    'a function over 70 lines',
    { 'tools/x.ts': longFunction(71) },
    'tools/x.ts:2: tools/x.ts#placeAll has 71 lines',
  ],
  [
    'a closure over 70 lines, without those of the functions in it',
    {
      'tools/x.ts': longFunction(75).replace(
        '  one();\n',
        `  function inner() {\n${'    one();\n'.repeat(40)}  }\n`,
      ),
    },
    'tools/x.ts#placeAll has 74 lines',
  ],
  [
    'a long function that grew',
    {
      'tools/x.ts': longFunction(90),
      'tools/tidy/ratchet.json': '{"files":{},"functions":{"tools/x.ts#placeAll":80}}',
    },
    'tools/x.ts:2: tools/x.ts#placeAll grew from 80 to 90 lines',
  ],
  [
    'a long function that shrank and whose entry did not',
    {
      'tools/x.ts': longFunction(75),
      'tools/tidy/ratchet.json': '{"files":{},"functions":{"tools/x.ts#placeAll":80}}',
    },
    'tools/tidy/ratchet.json:1: tools/x.ts#placeAll is smaller now: lower its entry from 80 to 75',
  ],
  [
    'a ratchet entry for a file that is small again',
    { 'tools/tidy/ratchet.json': '{"files":{"tools/serve.ts":500},"functions":{}}' },
    'tools/tidy/ratchet.json:1: tools/serve.ts is smaller now: remove its entry',
  ],
  [
    'a file that nothing reaches',
    { 'src/platform/clock.ts': HEADER },
    'src/platform/clock.ts:1: nothing reaches this file',
  ],
  [
    'a file without a header comment',
    { 'tools/x.ts': 'export const x = 1;\n' },
    'tools/x.ts:1: open with a comment',
  ],
  ['a path of one machine', { 'docs/start.md': `Go to\n${machinePath}\n` }, 'docs/start.md:2:'],
  [
    'a registry in the lock file',
    { 'package-lock.json': '{\n"resolved": "x"}\n' },
    'package-lock.json:2: the lock file names a registry',
  ],
  ['a file that does not parse', { 'tools/x.ts': `${HEADER}const = ;\n` }, 'tools/x.ts:2: does not parse'],
];

describe('tidy', () => {
  it.each(violations)('reports %s, once and nothing else', (_, files, expected) => {
    const problems = runOn(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });
});
