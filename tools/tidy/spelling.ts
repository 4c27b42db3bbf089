// The single place for one spelling: British words in names and texts of src and db. Words that another system
// dictates (a header, a field of a provider's API) carry `// tidy: foreign word` on their line or the line above.
import { type CodeFile, lineOf, type Problem, type SourceTree, type TextFile, walk } from './source-tree.ts';

const AMERICAN = new Map(
  Object.entries({
    canceled: 'cancelled',
    canceling: 'cancelling',
    cancelation: 'cancellation',
    fulfillment: 'fulfilment',
    fulfillments: 'fulfilments',
    fulfill: 'fulfil',
    fulfills: 'fulfils',
    authorize: 'authorise',
    authorized: 'authorised',
    authorizes: 'authorises',
    authorizing: 'authorising',
    behavior: 'behaviour',
    behaviors: 'behaviours',
    organization: 'organisation',
    organizations: 'organisations',
    labeled: 'labelled',
    favorite: 'favourite',
    gray: 'grey',
  }),
);
/** Refused in names only: in texts they are CSS (mail templates, PDF). */
const AMERICAN_NAMES = new Map(
  Object.entries({
    color: 'colour',
    colors: 'colours',
    center: 'centre',
    centers: 'centres',
  }),
);
/** `authorization` is the HTTP header's own name when it stands alone. */
const AMERICAN_PARTS = new Map(
  Object.entries({
    authorization: 'authorisation',
    authorizations: 'authorisations',
  }),
);
const FOREIGN = /tidy: foreign word/;

function splitWords(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

function findAmerican(text: string, isName: boolean): string | null {
  const words = splitWords(text);
  for (const word of words) {
    const better = AMERICAN.get(word) ?? (isName ? AMERICAN_NAMES.get(word) : undefined);
    const part = words.length > 1 && isName ? AMERICAN_PARTS.get(word) : undefined;
    const found = better ?? part;
    if (found !== undefined)
      return `one spelling: "${found}", not "${word}" (or mark the line: tidy: foreign word)`;
  }
  return null;
}

function isMarked(lines: readonly string[], line: number): boolean {
  return FOREIGN.test(lines[line - 1] ?? '') || FOREIGN.test(lines[line - 2] ?? '');
}

function checkCode(file: CodeFile): Problem[] {
  const found = new Map<number, string>();
  const lines = file.text.split('\n');
  const note = (text: string, isName: boolean, offset: number) => {
    const message = findAmerican(text, isName);
    if (message === null) return;
    const word = text.search(/[a-z]/i);
    found.set(lineOf(file, offset + Math.max(word, 0)), message);
  };
  walk(file.program, (node, parents) => {
    if (parents.at(-1)?.type === 'ImportDeclaration') return;
    if (node.type === 'Identifier') note(node.name, true, node.start);
    if (node.type === 'Literal' && typeof node.value === 'string') note(node.value, false, node.start);
    if (node.type !== 'TemplateElement') return;
    let offset = node.start;
    for (const line of node.value.raw.split('\n')) {
      note(line, false, offset);
      offset += line.length + 1;
    }
  });
  return [...found]
    .filter(([line]) => !isMarked(lines, line))
    .map(([line, message]) => ({ file: file.path, line, message }));
}

function checkText(file: TextFile): Problem[] {
  const lines = file.text.split('\n');
  return lines.flatMap((text, index) => {
    const message = isMarked(lines, index + 1) ? null : findAmerican(text, false);
    return message === null ? [] : [{ file: file.path, line: index + 1, message }];
  });
}

export function checkSpelling(tree: SourceTree): Problem[] {
  const code = tree.code.filter((file) => file.area === 'src').flatMap(checkCode);
  const sql = tree.texts.filter((file) => file.path.startsWith('db/') && file.path.endsWith('.sql'));
  return [...code, ...sql.flatMap(checkText)];
}
