// What an element does, as named texts that can be compared: its command, inputs, condition, timer, message. Neither where it is drawn
// nor the ids of its parts.

export interface Model {
  id: string;
  $type: string;
  name?: string;
  $descriptor: { properties: { name: string; isReference?: boolean; isVirtual?: boolean }[] };
  flowElements?: Model[];
  [property: string]: unknown;
}

/** Said by the flows themselves, by the elements themselves, or of no meaning. */
const NOT_SAID = new Set(['id', 'di', 'incoming', 'outgoing', 'flowElements', 'artifacts', 'laneSets']);
/** Stand elsewhere in the file but are part of what the element does. */
const PART_ELSEWHERE = /:(?:Message|Error|Escalation|Signal)$/;

export function describeElement(element: Model): Map<string, string> {
  const said = new Map<string, string>();
  tell(element, '', said);
  return said;
}

function tell(model: Model, path: string, said: Map<string, string>): void {
  for (const { name: property, isReference, isVirtual } of model.$descriptor.properties) {
    const name = property.replace(/^\w+:/, '');
    const value = Object.hasOwn(model, name)
      ? model[name]
      : Object.hasOwn(model, property) && model[property];
    if (isVirtual || NOT_SAID.has(name) || name.startsWith('modelerTemplate')) continue;
    for (const one of Array.isArray(value) ? value : [value])
      tellOne(one, path, name, isReference === true, said);
  }
}

function tellOne(
  value: unknown,
  path: string,
  name: string,
  isReference: boolean,
  said: Map<string, string>,
) {
  if (value === undefined || value === null || value === '' || value === false) return;
  if (!isModel(value)) return void said.set(join(path, name), String(value));
  if (isReference && !PART_ELSEWHERE.test(value.$type)) return void said.set(join(path, name), value.id);
  const kind = value.$type.replace(/^\w+:/, '');
  const { source, target, key, value: held, body } = value as Record<string, unknown>;
  if (typeof body === 'string') said.set(join(path, name), body);
  else if (typeof target === 'string') said.set(`${lowerFirst(kind)} ${target}`, String(source ?? ''));
  else if (typeof key === 'string') said.set(`${lowerFirst(kind)} ${key}`, String(held ?? ''));
  else {
    if (!isReference) said.set(join(path, lowerFirst(kind)), '✓');
    tell(value, name === 'extensionElements' ? '' : lowerFirst(kind), said);
  }
}

const isModel = (value: unknown): value is Model =>
  typeof value === 'object' && value !== null && '$type' in value && '$descriptor' in value;
const join = (path: string, name: string) => (path === '' ? name : `${path} ${name}`);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Every process and all that is drawn in them, however deep, by id. */
export function elementsOf(definitions: { rootElements?: unknown[] }): Map<string, Model> {
  const found = new Map<string, Model>();
  const add = (element: Model) => {
    found.set(element.id, element);
    element.flowElements?.forEach(add);
  };
  for (const root of definitions.rootElements ?? [])
    if (isModel(root) && root.$type === 'bpmn:Process') add(root);
  return found;
}
