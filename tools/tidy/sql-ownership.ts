// The single place that keeps every table with its owner: SQL stands in a module's store.ts (or store/), in http/store/
// and in platform, and names only its own schema and platform's. Tests may look into any table.
import type { ESTree } from 'vite';
import { findPlace, MODULES } from './module-line.ts';
import { type CodeFile, type Problem, problemAt, type SourceTree, walk } from './source-tree.ts';

const SCHEMA_NAME = new RegExp(`(?<![\\w.'])"?(${MODULES.join('|')})"?\\.("?[A-Za-z_]\\w*)`, 'g');
const TABLE = '"?[a-z_]+"?\\."?[a-z_]+';
/** A statement on a table with its schema; lower or upper case throughout, so "Select one from ..." is a sentence. */
const STATEMENT = new RegExp(
  [
    `^\\s*(?:select|SELECT|with|WITH)\\s[^]*\\s(?:from|join|FROM|JOIN)\\s+${TABLE}`,
    `^\\s*(?:insert into|INSERT INTO|update|UPDATE|delete from|DELETE FROM|truncate|TRUNCATE)\\s+${TABLE}`,
    `^\\s*(?:create|CREATE|alter|ALTER|drop|DROP)\\s+(?:table|TABLE|index|INDEX)\\s`,
  ].join('|'),
);

interface Fragment {
  text: string;
  start: number;
  tagged: boolean;
}

function readTemplate(template: ESTree.TemplateLiteral, tagged: boolean): Fragment {
  const text = template.quasis.map((quasi) => quasi.value.raw).join(' $1 ');
  return { text, start: template.start, tagged };
}

function isSqlTag(tag: ESTree.Node): boolean {
  return tag.type === 'Identifier' && tag.name === 'sql';
}

/** Names a table: its first argument is SQL. */
function isCopy(callee: ESTree.Node): boolean {
  return callee.type === 'Identifier' && callee.name === 'copyInto';
}

/** Every text of the file that may be SQL; a name without a blank (an event, a command) is not. */
function readFragments(file: CodeFile): Fragment[] {
  const fragments: Fragment[] = [];
  walk(file.program, (node, parents) => {
    const parent = parents.at(-1);
    if (node.type === 'TaggedTemplateExpression' && isSqlTag(node.tag)) {
      fragments.push(readTemplate(node.quasi, true));
    } else if (node.type === 'TemplateLiteral' && parent?.type !== 'TaggedTemplateExpression') {
      fragments.push(readTemplate(node, false));
    } else if (node.type === 'Literal' && typeof node.value === 'string') {
      const tagged =
        parent?.type === 'CallExpression' && isCopy(parent.callee) && parent.arguments[0] === node;
      fragments.push({ text: node.value, start: node.start, tagged });
    }
  });
  return fragments.filter((fragment) => fragment.tagged || /\s/.test(fragment.text));
}

function findForeignSchema(text: string, owner: string): string | null {
  const bare = text.replace(/--[^\n]*/g, ' ').replace(/'(?:[^']|'')*'/g, "''");
  for (const [, schema, name] of bare.matchAll(SCHEMA_NAME)) {
    const isCommandOrEvent = /[A-Z]/.test(name!);
    if (schema !== owner && !isCommandOrEvent) return `${schema}.${name!.replace('"', '')}`;
  }
  return null;
}

function checkFile(file: CodeFile): Problem[] {
  const owner = findPlace(file.path) ?? 'main';
  const isStore = /^src\/(?:modules\/[^/]+|http)\/(?:[^/]+\/)*store(?:\.ts$|\/)/.test(file.path);
  const mayHoldSql = isStore || owner === 'platform';
  return readFragments(file).flatMap((fragment) => {
    const isSql = fragment.tagged || STATEMENT.test(fragment.text);
    // Untagged text of insight is for DuckDB, whose tables are nobody else's: it stands with the algorithm that reads it.
    const isDuckDb = owner === 'insight' && !fragment.tagged;
    if (isSql && !mayHoldSql && !isDuckDb) {
      return [
        problemAt(file, fragment.start, 'SQL belongs in the store.ts of the module that owns the table'),
      ];
    }
    if (!isSql && !isStore) return [];
    const foreign = findForeignSchema(fragment.text, owner);
    if (foreign === null) return [];
    const message = `SQL of ${owner} names ${foreign}, another module's schema: call that module (or rename the alias)`;
    return [problemAt(file, fragment.start, message)];
  });
}

export function checkSqlOwnership(tree: SourceTree): Problem[] {
  return tree.code.filter((file) => file.area === 'src' && !file.isTest).flatMap(checkFile);
}
