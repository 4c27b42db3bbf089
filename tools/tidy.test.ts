import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runTidy } from './tidy.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Files = Record<string, string>;

/** A repository that tidy has nothing to say about; each case adds or replaces files. */
const CLEAN: Files = {
  'src/main.ts':
    "// Builds everything.\nimport { placeOrder } from './modules/orders/index.ts';\nplaceOrder;\n",
  'src/config.ts': '// Reads the settings.\nexport const port = process.env.PORT;\n',
  'src/http/server.ts': "// The server.\nimport { routes } from '../modules/orders/http.ts';\nroutes;\n",
  'src/modules/orders/README.md': 'Orders.\n',
  'src/modules/orders/index.ts': "// The door.\nexport { placeOrder } from './commands/place-order.ts';\n",
  'src/modules/orders/http.ts':
    "// Routes.\nimport { placeOrder } from './commands/place-order.ts';\nexport const routes = [placeOrder];\n",
  'src/modules/orders/commands/place-order.ts': [
    '// Places orders.',
    "import { defineCommand } from '../../../platform/command.ts';",
    "import { insertOrders } from '../store.ts';",
    "export const placeOrder = defineCommand({ name: 'orders.placeOrder', run: insertOrders });\n",
  ].join('\n'),
  'src/modules/orders/commands/place-order.test.ts':
    "import { placeOrder } from './place-order.ts';\nplaceOrder;\n",
  'src/modules/orders/store.ts':
    "// All SQL.\nimport { sql } from '../../platform/db.ts';\nexport const insertOrders = () => sql`insert into orders.orders select 'payments.captured' from platform.events`;\n",
  'src/platform/db.ts': '// SQL.\nexport const sql = String.raw;\n',
  'src/platform/command.ts':
    '// Commands.\nexport const defineCommand = (definition: object) => definition;\n',
  'tests/http/server.test.ts': "import { routes } from '../../src/modules/orders/http.ts';\nroutes;\n",
  'tools/serve.ts':
    "// Serves.\nimport '../src/http/server.ts';\nimport '../src/config.ts';\nimport '../src/platform/db.ts';\n",
  'db/migrations/0001_platform.sql': 'create table platform.events (id uuid primary key);\n',
  'package-lock.json': '{}\n',
};

function runOn(files: Files): string[] {
  const root = mkdtempSync(join(tmpdir(), 'tidy-'));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...CLEAN, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return runTidy(root).map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

/** A second module that is in order, to import from or to be imported. */
function moduleFiles(name: string, index = '// The door.\nexport const one = 1;\n'): Files {
  return {
    [`src/modules/${name}/README.md`]: 'Words.\n',
    [`src/modules/${name}/index.ts`]: index,
    [`src/modules/${name}/index.test.ts`]: "import './index.ts';\n",
  };
}

const importOf = (path: string) => `// The door.\nimport { one } from '${path}';\nexport const two = one;\n`;
const HEADER = '// A place.\n';
const longFunction = (lines: number) =>
  `${HEADER}export function placeAll() {\n${'  one();\n'.repeat(lines - 2)}}\nfunction one() {}\n`;
const used = (path: string): Files => ({ 'tests/http/use.test.ts': `import '../../${path}';\n` });
const machinePath = ['', 'home', 'someone', 'x'].join('/');
const PUT_OFF = ['TO', 'DO'].join('');
const commandText = (text: string) =>
  `// A command.\nimport { defineCommand } from '../../../platform/command.ts';\n${text}\n`;
const CANCEL = 'src/modules/orders/commands/cancel-order.ts';
const CANCEL_TEST: Files = {
  'src/modules/orders/commands/cancel-order.test.ts':
    "import './cancel-order.ts';\nexport const cancelOrder = 1;\n",
};

const violations: [promise: string, files: Files, expected: string][] = [
  [
    'an import to the right on the module line',
    { ...moduleFiles('returns'), ...moduleFiles('sourcing', importOf('../returns/index.ts')) },
    'src/modules/sourcing/index.ts:2: sourcing may not import returns',
  ],
  [
    'an import to the right within the same group',
    { ...moduleFiles('payments'), ...moduleFiles('sourcing', importOf('../payments/index.ts')) },
    'src/modules/sourcing/index.ts:2: sourcing may not import payments',
  ],
  [
    'a type-only import to the right',
    {
      'src/platform/kinds.ts': `${HEADER}export type One = import('../modules/orders/index.ts').One;\n`,
      ...used('src/platform/kinds.ts'),
    },
    'src/platform/kinds.ts:2: platform may not import orders',
  ],
  [
    'an import past the door of a module',
    moduleFiles('returns', importOf('../orders/store.ts')),
    'src/modules/returns/index.ts:2: import orders through its door',
  ],
  [
    'a module reading the http.ts of another one, which only http and cli may',
    moduleFiles('returns', importOf('../orders/http.ts')),
    'src/modules/returns/index.ts:2: import orders through its door',
  ],
  [
    'a file of src that imports from outside src',
    { 'src/platform/db.ts': `${HEADER}import '../../tools/serve.ts';\nexport const sql = String.raw;\n` },
    'src/platform/db.ts:2: src may not import tools/serve.ts',
  ],
  [
    'a page that imports from src',
    { 'web/console/app.tsx': `${HEADER}import '../../src/config.ts';\n` },
    'web/console/app.tsx:2: web imports only web',
  ],
  [
    'a folder of src that has no place on the line',
    { 'src/services/mail.ts': HEADER, ...used('src/services/mail.ts') },
    'src/services/mail.ts:1: has no place on the module line',
  ],
  [
    'a circle of imports, type-only ones included',
    {
      'src/platform/a.ts': `${HEADER}import type { B } from './b.ts';\nexport type A = B;\n`,
      'src/platform/b.ts': `${HEADER}import type { A } from './a.ts';\nexport type B = A;\n`,
      ...used('src/platform/a.ts'),
    },
    'circle of imports: src/platform/a.ts → src/platform/b.ts → src/platform/a.ts',
  ],
  [
    'a module without README',
    { 'src/modules/returns/index.ts': HEADER, ...used('src/modules/returns/index.ts') },
    'src/modules/returns:1: the module has no README.md',
  ],
  [
    'a module that the line does not know',
    {
      'src/modules/loyalty/README.md': 'Words.\n',
      'src/modules/loyalty/index.ts': HEADER,
      ...used('src/modules/loyalty/index.ts'),
    },
    'src/modules/loyalty/index.ts:1: has no place on the module line',
  ],
  ['a second index.ts', { 'tools/index.ts': HEADER }, "tools/index.ts:1: only a module's door"],
  [
    'a door that exports everything',
    moduleFiles('returns', "// The door.\nexport * from '../orders/index.ts';\n"),
    'src/modules/returns/index.ts:2: a door names what it exports',
  ],
  [
    'a command exported under another name than its file',
    {
      ...CANCEL_TEST,
      [CANCEL]: commandText(
        "export const cancel = defineCommand({ name: 'orders.cancelOrder', routeReason: 'Inner.' });",
      ),
    },
    `${CANCEL}:3: the file's command is exported as cancelOrder, not cancel`,
  ],
  [
    'a function that makes a command and is not called after it',
    {
      ...CANCEL_TEST,
      [CANCEL]: commandText(
        "export const makeCancel = () => defineCommand({ name: 'orders.cancelOrder', routeReason: 'Inner.' });",
      ),
    },
    `${CANCEL}:3: the file's command is exported as cancelOrder, not makeCancel`,
  ],
  [
    'a command registered under another name than its file',
    {
      ...CANCEL_TEST,
      [CANCEL]: commandText(
        "export const cancelOrder = defineCommand({ name: 'orders.cancel', routeReason: 'Inner.' });",
      ),
    },
    `${CANCEL}:3: the command's name is 'orders.cancelOrder', not 'orders.cancel'`,
  ],
  [
    'a command without a test',
    {
      ...used(CANCEL),
      [CANCEL]: commandText(
        "export const cancelOrder = defineCommand({ name: 'orders.cancelOrder', routeReason: 'Inner.' });",
      ),
    },
    `${CANCEL}:3: no test mentions cancelOrder`,
  ],
  [
    'a command with neither route nor reason',
    {
      ...CANCEL_TEST,
      [CANCEL]: commandText("export const cancelOrder = defineCommand({ name: 'orders.cancelOrder' });"),
    },
    `${CANCEL}:3: no route in http.ts and no routeReason`,
  ],
  [
    'a file in commands/ that defines no command',
    { ...used(CANCEL), [CANCEL]: HEADER },
    `${CANCEL}:1: a file in commands/ defines one command, this one 0`,
  ],
  [
    'a command outside commands/',
    {
      'src/modules/orders/rules.ts': `${HEADER}export const cancelOrder = defineCommand({ name: 'orders.cancelOrder', routeReason: 'Inner.' });\n`,
      'tests/http/use.test.ts':
        "import { cancelOrder } from '../../src/modules/orders/rules.ts';\ncancelOrder;\n",
    },
    'src/modules/orders/rules.ts:2: a command lives in its module: commands/<verb-noun>.ts',
  ],
  [
    'tagged SQL outside a store',
    {
      'src/modules/orders/queries.ts': `${HEADER}export const q = () => sql\`select 1\`;\n`,
      ...used('src/modules/orders/queries.ts'),
    },
    'src/modules/orders/queries.ts:2: SQL belongs in the store.ts',
  ],
  [
    'tagged SQL outside a store, in the module whose plain text is for another engine as well',
    moduleFiles(
      'insight',
      `${HEADER}const asked = () => sql\`select 1\`;\nexport const texts = [asked, 'select 1 from event'];\n`,
    ),
    'src/modules/insight/index.ts:2: SQL belongs in the store.ts',
  ],
  [
    'SQL in a plain string outside a store',
    {
      'src/modules/orders/queries.ts': `${HEADER}export const q = 'select id from orders.orders';\n`,
      ...used('src/modules/orders/queries.ts'),
    },
    'src/modules/orders/queries.ts:2: SQL belongs in the store.ts',
  ],
  [
    "a store that names another module's table",
    {
      'src/modules/orders/store.ts': `${HEADER}export const insertOrders = () => sql\`select 1 from orders.lines l join inventory.stock s using (sku_id)\`;\n`,
    },
    'src/modules/orders/store.ts:2: SQL of orders names inventory.stock',
  ],
  [
    "a piece of SQL put together in a store that names another module's table",
    {
      'src/modules/orders/store/filters.ts': `${HEADER}export const joins = ' join payments.payments p on true';\n`,
      ...used('src/modules/orders/store/filters.ts'),
    },
    'src/modules/orders/store/filters.ts:2: SQL of orders names payments.payments',
  ],
  [
    "platform naming a module's table",
    {
      'src/platform/events.ts': `${HEADER}export const q = () => sql\`select 1 from orders.orders\`;\n`,
      ...used('src/platform/events.ts'),
    },
    'src/platform/events.ts:2: SQL of platform names orders.orders',
  ],
  [
    'a migration number that is used twice',
    { 'db/migrations/0001_zebra.sql': 'select 1;\n' },
    'db/migrations/0001_zebra.sql:1: number 0001 is taken by 0001_platform.sql',
  ],
  [
    'a migration without its number',
    { 'db/migrations/12-orders.sql': 'select 1;\n' },
    'db/migrations/12-orders.sql:1: a migration is called NNNN_<name>.sql',
  ],
  [
    'a migration that may find its work done',
    { 'db/migrations/0002_orders.sql': '-- Orders.\ncreate table if not exists orders.x (id int);\n' },
    'db/migrations/0002_orders.sql:2: a migration does not say "if not exists"',
  ],
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

const allowances: [promise: string, files: Files][] = [
  [
    'a command that a function makes from its dependencies',
    {
      [CANCEL]: commandText(
        "export function createCancelOrder() {\n  return defineCommand({ name: 'orders.cancelOrder', routeReason: 'Inner.' });\n}",
      ),
      'src/modules/orders/commands/cancel-order.test.ts':
        "import { createCancelOrder } from './cancel-order.ts';\ncreateCancelOrder();\n",
    },
  ],
  ["a benchmark's run", { 'bench/capture.ts': `${HEADER}export function run() {}\n` }],
  ['a repository in order', {}],
  ['an import to the left through the door', moduleFiles('returns', importOf('../orders/index.ts'))],
  [
    'a foreign word that is marked',
    { 'src/config.ts': `${HEADER}export const x = 'canceled'; // tidy: foreign word\n` },
  ],
  [
    'a foreign word marked on the line above',
    {
      'src/config.ts': `${HEADER}// tidy: foreign word, the provider's status\nexport const x = 'canceled';\n`,
    },
  ],
  [
    'the HTTP header authorization',
    {
      'src/http/server.ts': `${HEADER}import '../modules/orders/http.ts';\nexport const read = (headers: { authorization: string }) => headers.authorization;\n`,
    },
  ],
  [
    'a sentence that begins with Select',
    { 'src/config.ts': `${HEADER}export const hint = 'Select an order from orders.list below';\n` },
  ],
  [
    'an event of another module in SQL',
    {
      'src/modules/orders/store.ts': `${HEADER}export const insertOrders = () => sql\`insert into orders.x values ('payments.captured')\`;\n`,
    },
  ],
  [
    'a long function that the ratchet knows',
    {
      'tools/x.ts': longFunction(80),
      'tools/tidy/ratchet.json': '{"files":{},"functions":{"tools/x.ts#placeAll":80}}',
    },
  ],
  [
    'a command with its reason for having no route',
    {
      ...CANCEL_TEST,
      [CANCEL]: commandText(
        "export const cancelOrder = defineCommand({ name: 'orders.cancelOrder', routeReason: 'The runner calls it.' });",
      ),
    },
  ],
  ['a name that has a banned word as a part', { 'tools/x.ts': `${HEADER}export const dataFolder = 1;\n` }],
];

describe('tidy', () => {
  it.each(violations)('reports %s, once and nothing else', (_, files, expected) => {
    const problems = runOn(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it.each(allowances)('has nothing to say about %s', (_, files) => {
    expect(runOn(files)).toEqual([]);
  });
});
