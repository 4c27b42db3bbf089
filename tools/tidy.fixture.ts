// For the tests of tidy: a repository that is in order, to which each case adds or replaces files, and what tidy says of it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { runTidy } from './tidy.ts';

const folders: string[] = [];

/** Called once in a file of tests. */
export function removeFolders(): void {
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
}

export type Files = Record<string, string>;

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

export function runOn(files: Files): string[] {
  const root = mkdtempSync(join(tmpdir(), 'tidy-'));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...CLEAN, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return runTidy(root).map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

/** A second module that is in order, to import from or to be imported. */
export function moduleFiles(name: string, index = '// The door.\nexport const one = 1;\n'): Files {
  return {
    [`src/modules/${name}/README.md`]: 'Words.\n',
    [`src/modules/${name}/index.ts`]: index,
    [`src/modules/${name}/index.test.ts`]: "import './index.ts';\n",
  };
}

export const importOf = (path: string) =>
  `// The door.\nimport { one } from '${path}';\nexport const two = one;\n`;
export const HEADER = '// A place.\n';
export const longFunction = (lines: number) =>
  `${HEADER}export function placeAll() {\n${'  one();\n'.repeat(lines - 2)}}\nfunction one() {}\n`;
export const used = (path: string): Files => ({ 'tests/http/use.test.ts': `import '../../${path}';\n` });
export const machinePath = ['', 'home', 'someone', 'x'].join('/');
export const PUT_OFF = ['TO', 'DO'].join('');
export const commandText = (text: string) =>
  `// A command.\nimport { defineCommand } from '../../../platform/command.ts';\n${text}\n`;
export const CANCEL = 'src/modules/orders/commands/cancel-order.ts';
export const CANCEL_TEST: Files = {
  'src/modules/orders/commands/cancel-order.test.ts':
    "import './cancel-order.ts';\nexport const cancelOrder = 1;\n",
};
