// What a DMN file says, read out of its XML: its decisions and their tables. It changes nothing.
import type { ComparedColumn, ComparedTable } from '../../../../ui/table-comparison/differences.ts';

export interface TableRow {
  id: string;
  description: string;
  inputs: string[];
  outputs: string[];
}

export interface DecisionTable {
  name: string;
  hitPolicy: string;
  /** What an input looks at is its expression; an output goes by its name. */
  inputs: ComparedColumn[];
  outputs: ComparedColumn[];
  rows: TableRow[];
}

export const parse = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');

/** Children of an element by their name without prefix. */
export const childrenOf = (element: Element, name: string) =>
  [...element.children].filter((child) => child.localName === name);

const textIn = (element: Element | undefined): string =>
  (element && childrenOf(element, 'text')[0]?.textContent?.trim()) ?? '';

const decisionsIn = (document: Document) => [...document.getElementsByTagNameNS('*', 'decision')];

export function findTable(
  document: Document,
  decisionId: string,
): { decision: Element; table: Element } | null {
  const decisions = decisionsIn(document);
  const decision = decisions.find((each) => each.getAttribute('id') === decisionId) ?? decisions[0];
  const table = decision && childrenOf(decision, 'decisionTable')[0];
  return decision && table ? { decision, table } : null;
}

/** Null where the file holds no table. */
export function readTable(xml: string, decisionId: string): DecisionTable | null {
  const found = findTable(parse(xml), decisionId);
  return found && tableIn(found.decision, found.table);
}

function tableIn(decision: Element, table: Element): DecisionTable {
  return {
    name: decision.getAttribute('name') ?? decision.id,
    hitPolicy: table.getAttribute('hitPolicy') ?? 'UNIQUE',
    inputs: childrenOf(table, 'input').map((input) => {
      const [holder] = childrenOf(input, 'inputExpression');
      const expression = textIn(holder);
      return {
        id: input.id,
        label: input.getAttribute('label') ?? expression,
        expression,
        settings: {
          type: holder?.getAttribute('typeRef') ?? '',
          values: textIn(childrenOf(input, 'inputValues')[0]),
          fallback: '',
        },
      };
    }),
    outputs: childrenOf(table, 'output').map((output) => {
      const name = output.getAttribute('name') ?? '';
      return {
        id: output.id,
        label: output.getAttribute('label') ?? name,
        expression: name,
        settings: {
          type: output.getAttribute('typeRef') ?? '',
          values: textIn(childrenOf(output, 'outputValues')[0]),
          fallback: textIn(childrenOf(output, 'defaultOutputEntry')[0]),
        },
      };
    }),
    rows: childrenOf(table, 'rule').map((rule) => ({
      id: rule.id,
      description: childrenOf(rule, 'description')[0]?.textContent ?? '',
      inputs: childrenOf(rule, 'inputEntry').map(textIn),
      outputs: childrenOf(rule, 'outputEntry').map(textIn),
    })),
  };
}

/** One decision of a file as it can be compared: by its table, or by its expression where it has none. */
export interface ReadDecision {
  id: string;
  name: string;
  table: ComparedTable | null;
  expression: string;
  /** Ids of the decisions that it asks first. */
  asks: string;
}

export const readDecisions = (xml: string): ReadDecision[] => decisionsIn(parse(xml)).map(readDecision);

function readDecision(decision: Element): ReadDecision {
  const [element] = childrenOf(decision, 'decisionTable');
  const table = element ? tableIn(decision, element) : null;
  // Only a table that collects has one; in any other it says nothing.
  const aggregation = table?.hitPolicy === 'COLLECT' ? element?.getAttribute('aggregation') : null;
  return {
    id: decision.id,
    name: decision.getAttribute('name') ?? decision.id,
    table: table && aggregation ? { ...table, hitPolicy: `${table.hitPolicy} ${aggregation}` } : table,
    expression: textIn(childrenOf(decision, 'literalExpression')[0]),
    asks: childrenOf(decision, 'informationRequirement')
      .flatMap((requirement) => childrenOf(requirement, 'requiredDecision'))
      .map((required) => (required.getAttribute('href') ?? '').replace(/^#/, ''))
      .sort()
      .join(', '),
  };
}
