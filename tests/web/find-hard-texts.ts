// Finds sentences that are written into a page instead of texts/: words between tags, and in attributes that people read.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync } from 'vite';

const ROOT = fileURLToPath(new URL('../../web/', import.meta.url));
const READ = new Set([
  'aria-label',
  'alt',
  'label',
  'placeholder',
  'title',
  'description',
  'action',
  'done',
  'empty',
]);
/** Keys of the keyboard and the product's name are the same in every language. */
const NAMES = new Set(['Throughline', 'Ctrl K', 'Enter', 'SKU', 'API']);

const isSentence = (text: string) =>
  /\p{L}{2,}/u.test(text.replace(/&\w+;/g, ' ')) && !NAMES.has(text.trim());

/** `file: text` for each. */
export function findHardTexts(): string[] {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'),
  );
  return files.flatMap((path) => {
    const found: string[] = [];
    visit(parseSync(path, readFileSync(ROOT + path, 'utf8')).program, (node) => {
      const text = textOf(node);
      if (text !== null && isSentence(text)) found.push(`${path}: ${text.trim()}`);
    });
    return found;
  });
}

function textOf(node: ESTree.Node): string | null {
  if (node.type === 'JSXText') return node.value;
  if (node.type !== 'JSXAttribute' || node.name.type !== 'JSXIdentifier' || !READ.has(node.name.name))
    return null;
  const { value } = node;
  if (value?.type === 'Literal') return String(value.value);
  const inner = value?.type === 'JSXExpressionContainer' ? value.expression : null;
  if (inner?.type === 'Literal' && typeof inner.value === 'string') return inner.value;
  if (inner?.type === 'TemplateLiteral') return inner.quasis.map((each) => each.value.raw).join(' ');
  return null;
}

function visit(node: ESTree.Node, see: (node: ESTree.Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof child.type === 'string')
        visit(child as ESTree.Node, see);
    }
  }
}
