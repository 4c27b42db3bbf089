// A decision table changed in place in its DMN XML, so that everything else in the file stays as it is.
import { childrenOf, findTable, parse } from './read-decisions.ts';

export const HIT_POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'COLLECT', 'RULE ORDER'] as const;

const write = (document: Document) => new XMLSerializer().serializeToString(document);

type Change = (table: Element, make: (name: string) => Element) => void;

/** The XML with one thing changed. */
function change(xml: string, decisionId: string, apply: Change): string {
  const document = parse(xml);
  const found = findTable(document, decisionId);
  if (!found) return xml;
  const { table } = found;
  const prefix = table.prefix === null ? '' : `${table.prefix}:`;
  apply(table, (name) => document.createElementNS(table.namespaceURI, prefix + name));
  return write(document);
}

const ruleAt = (table: Element, row: number) => childrenOf(table, 'rule')[row];

function setText(element: Element | undefined, text: string, make: (name: string) => Element): void {
  if (!element) return;
  const [holder = element.appendChild(make('text'))] = childrenOf(element, 'text');
  holder.textContent = text;
}

export interface CellPlace {
  row: number;
  kind: 'input' | 'output';
  column: number;
}

export const setCell = (xml: string, id: string, { row, kind, column }: CellPlace, text: string) =>
  change(xml, id, (table, make) => {
    const rule = ruleAt(table, row);
    if (rule) setText(childrenOf(rule, `${kind}Entry`)[column], text, make);
  });

export const setDescription = (xml: string, id: string, row: number, text: string) =>
  change(xml, id, (table, make) => {
    const rule = ruleAt(table, row);
    if (!rule) return;
    const [description] = childrenOf(rule, 'description');
    if (description) description.textContent = text;
    else rule.insertBefore(make('description'), rule.firstChild).textContent = text;
  });

export const setExpression = (xml: string, id: string, column: number, text: string) =>
  change(xml, id, (table, make) => {
    const input = childrenOf(table, 'input')[column];
    if (input) setText(childrenOf(input, 'inputExpression')[0], text, make);
  });

export const setHitPolicy = (xml: string, id: string, policy: string) =>
  change(xml, id, (table) => table.setAttribute('hitPolicy', policy));

/** A new row at the end: it looks at nothing and decides nothing yet. */
export const addRow = (xml: string, id: string, rowId: string) =>
  change(xml, id, (table, make) => {
    const rule = make('rule');
    rule.id = rowId;
    const cells = [
      ...childrenOf(table, 'input').map(() => ['inputEntry', '-'] as const),
      ...childrenOf(table, 'output').map(() => ['outputEntry', ''] as const),
    ];
    for (const [index, [name, text]] of cells.entries()) {
      const entry = rule.appendChild(make(name));
      entry.id = `${rowId}_${index + 1}`;
      entry.appendChild(make('text')).textContent = text;
    }
    const last = childrenOf(table, 'rule').at(-1);
    if (last) last.after(rule);
    else table.appendChild(rule);
  });

export const removeRow = (xml: string, id: string, row: number) =>
  change(xml, id, (table) => ruleAt(table, row)?.remove());

export const moveRow = (xml: string, id: string, row: number, by: -1 | 1) =>
  change(xml, id, (table) => {
    const rule = ruleAt(table, row);
    const other = ruleAt(table, row + by);
    if (!rule || !other) return;
    if (by < 0) other.before(rule);
    else other.after(rule);
  });
