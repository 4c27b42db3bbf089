// Promises about structure: the module line and its doors, commands, SQL, migrations; and about what is allowed.
import { describe, expect, it } from 'vitest';
import {
  CANCEL,
  CANCEL_TEST,
  commandText,
  type Files,
  HEADER,
  importOf,
  longFunction,
  moduleFiles,
  removeFolders,
  runOn,
  used,
} from './tidy.fixture.ts';

removeFolders();

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
