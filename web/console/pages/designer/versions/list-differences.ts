// Says as a list what is different between two drawings: by the meaning of each element, then what has only been moved.
import { diff } from 'bpmn-js-differ';
import { describeElement, elementsOf, type Model } from './describe-element.ts';

export interface Difference {
  id: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  type: string;
  name: string;
  attributes: { name: string; before: string; after: string }[];
}

type Definitions = Parameters<typeof diff>[0];

const ORDER = ['added', 'removed', 'changed', 'moved'];

export function listDifferences(before: Definitions, after: Definitions): Difference[] {
  const [old, next] = [elementsOf(before), elementsOf(after)];
  const found: Difference[] = [];
  for (const [id, model] of next) {
    const was = old.get(id);
    const attributes = was ? compare(was, model) : [];
    if (!was) found.push({ ...headOf(model), kind: 'added', attributes });
    else if (attributes.length > 0) found.push({ ...headOf(model), kind: 'changed', attributes });
  }
  for (const [id, model] of old)
    if (!next.has(id)) found.push({ ...headOf(model), kind: 'removed', attributes: [] });
  const named = new Set(found.map(({ id }) => id));
  for (const id of Object.keys(diff(before, after)._layoutChanged)) {
    const model = next.get(id);
    if (model && old.has(id) && !named.has(id))
      found.push({ ...headOf(model), kind: 'moved', attributes: [] });
  }
  return found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

function compare(was: Model, is: Model): Difference['attributes'] {
  const [old, next] = [describeElement(was), describeElement(is)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((name) => {
    const [before, after] = [old.get(name) ?? '', next.get(name) ?? ''];
    return before === after ? [] : [{ name, before, after }];
  });
}

function headOf({ id, $type, name }: Model) {
  const type = $type.replace(/^(?:bpmn|zeebe):/, '');
  return { id, type: type.charAt(0).toLowerCase() + type.slice(1), name: name ?? '' };
}
