// The single place where tests write small BPMN models: one function per element, each giving its XML. Ids double as
// names. It must not know what is valid: tests of refusals need wrong models too.

type Attributes = { [name: string]: string | boolean | undefined };

export function xml(tag: string, attributes: Attributes = {}, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
  return `<${tag}${written}>${children.join('')}</${tag}>`;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A whole file with one executable process 'p'. `roots` are messages, errors and escalations. */
export function model(elements: string[], roots: string[] = [], attributes: Attributes = {}): string {
  const process = xml(
    'bpmn:process',
    { id: 'p', name: 'Test', isExecutable: true, ...attributes },
    ...elements,
  );
  return definitions(process, ...roots);
}

export function definitions(...children: string[]): string {
  return xml(
    'bpmn:definitions',
    {
      'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
      'xmlns:zeebe': 'http://camunda.org/schema/zeebe/1.0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      id: 'definitions',
      targetNamespace: 'urn:throughline:test',
    },
    ...children,
  );
}

export function element(
  type: string,
  id: string,
  attributes: Attributes = {},
  ...children: string[]
): string {
  return xml(`bpmn:${type}`, { id, name: id, ...attributes }, ...children);
}

/** Flow 'a_b'; with a condition if given. */
export function flow(from: string, to: string, condition?: string): string {
  const inner = condition === undefined ? [] : [expression('conditionExpression', condition)];
  return xml('bpmn:sequenceFlow', { id: `${from}_${to}`, sourceRef: from, targetRef: to }, ...inner);
}

/** Flows along a row of elements. */
export function path(...ids: string[]): string {
  return ids
    .slice(1)
    .map((id, index) => flow(ids[index]!, id))
    .join('');
}

export function expression(tag: string, text: string): string {
  return xml(`bpmn:${tag}`, { 'xsi:type': 'bpmn:tFormalExpression' }, escapeXml(text));
}

export function extensions(...children: string[]): string {
  return xml('bpmn:extensionElements', {}, ...children);
}

export function service(id: string, command = `test.${id}`, ...children: string[]): string {
  return element(
    'serviceTask',
    id,
    {},
    extensions(xml('zeebe:taskDefinition', { type: command }), ...children),
  );
}

/** The mappings of an element; each 'source > target'. */
export function mapping(inputs: string[], outputs: string[] = []): string {
  const write = (tag: string) => (text: string) => {
    const at = text.lastIndexOf('>');
    return xml(tag, { source: text.slice(0, at).trim(), target: text.slice(at + 1).trim() });
  };
  return xml(
    'zeebe:ioMapping',
    {},
    ...inputs.map(write('zeebe:input')),
    ...outputs.map(write('zeebe:output')),
  );
}

export const timer = (form: 'Duration' | 'Date' | 'Cycle', text: string) =>
  xml('bpmn:timerEventDefinition', {}, expression(`time${form}`, text));
export const messageEvent = (id: string) => xml('bpmn:messageEventDefinition', { messageRef: id });
export const errorEvent = (id?: string) => xml('bpmn:errorEventDefinition', { errorRef: id });
export const escalationEvent = (id?: string) => xml('bpmn:escalationEventDefinition', { escalationRef: id });
export const conditionEvent = (text: string) =>
  xml('bpmn:conditionalEventDefinition', {}, expression('condition', text));
export const terminateEvent = () => xml('bpmn:terminateEventDefinition');
export const compensateEvent = (activity?: string) =>
  xml('bpmn:compensateEventDefinition', { activityRef: activity });
export const linkEvent = (name: string) => xml('bpmn:linkEventDefinition', { name });

export function message(id: string, correlationKey?: string): string {
  const inner =
    correlationKey === undefined ? [] : [extensions(xml('zeebe:subscription', { correlationKey }))];
  return xml('bpmn:message', { id, name: id }, ...inner);
}
export const error = (id: string) => xml('bpmn:error', { id, name: id, errorCode: id });
export const escalation = (id: string) => xml('bpmn:escalation', { id, name: id, escalationCode: id });

export function boundary(id: string, host: string, definition: string, interrupting = true): string {
  return element('boundaryEvent', id, { attachedToRef: host, cancelActivity: interrupting }, definition);
}

/** An event sub-process: start 's_id', its inner service task 'id_do', end 'e_id'. */
export function eventSubprocess(id: string, definition: string, interrupting = true): string {
  return element(
    'subProcess',
    id,
    { triggeredByEvent: true },
    element('startEvent', `s_${id}`, { isInterrupting: interrupting }, definition),
    service(`${id}_do`),
    element('endEvent', `e_${id}`),
    path(`s_${id}`, `${id}_do`, `e_${id}`),
  );
}

export function multi(attributes: Attributes, sequential = false, until?: string): string {
  return xml(
    'bpmn:multiInstanceLoopCharacteristics',
    { isSequential: sequential },
    extensions(xml('zeebe:loopCharacteristics', attributes)),
    ...(until === undefined ? [] : [expression('completionCondition', until)]),
  );
}
