// Turns what the differ finds into lines for people: parts of an element (its command, its inputs) count as the element's change.
import type { diff } from 'bpmn-js-differ';

export interface Difference {
  id: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  type: string;
  name: string;
  attributes: { name: string; before: string; after: string }[];
}

type Found = ReturnType<typeof diff>;
interface Model {
  id: string;
  $type: string;
  name?: string;
}

const ORDER = ['added', 'removed', 'changed', 'moved'];

export function listDifferences({ _added, _removed, _changed, _layoutChanged }: Found): Difference[] {
  const plain = (kind: Difference['kind'], models: Record<string, Model>) =>
    Object.values(models).map((model): Difference => ({ ...headOf(model), kind, attributes: [] }));
  const changed = Object.values(_changed).map(
    ({ model, attrs }): Difference => ({
      ...headOf(model),
      kind: 'changed',
      attributes: Object.entries(attrs).map(([name, { oldValue, newValue }]) => ({
        name: nameOf(name),
        before: textOf(oldValue),
        after: textOf(newValue),
      })),
    }),
  );
  const named = new Set([..._ids(_added), ..._ids(_removed), ..._ids(_changed)]);
  const moved = plain('moved', _layoutChanged).filter(({ id }) => !named.has(id));
  return [...plain('added', _added), ...plain('removed', _removed), ...changed, ...moved]
    .filter(({ id, type }) => id !== undefined && !type.startsWith('bpmndi') && type !== 'definitions')
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

const _ids = (models: Record<string, unknown>) => Object.keys(models);

function headOf({ id, $type, name }: Model) {
  const type = $type.replace(/^(?:bpmn|zeebe):/, '');
  return { id, type: type.charAt(0).toLowerCase() + type.slice(1), name: name ?? '' };
}

/** `extensionElements.values.0.type` as `type`. */
const nameOf = (path: string) =>
  path
    .split('.')
    .filter((part) => !['extensionElements', 'values'].includes(part) && !/^\d+$/.test(part))
    .join(' ') || path;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  const { id, name, body, type } = value as Record<string, unknown>;
  return String(name ?? body ?? type ?? id ?? '…');
}
