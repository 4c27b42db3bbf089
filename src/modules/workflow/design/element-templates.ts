// The single place that makes element templates for the drawing tool (bpmn-js-element-templates, zeebe bindings that our compiler
// reads) from the lists of commands, events, decisions, processes and forms. Nothing is written by hand here but their form.
import { type Command, type CommandRegistry, ROLES } from '../../../platform/command.ts';
import type { Queryable } from '../../../platform/db.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { DefinitionReader } from '../definitions.ts';
import { selectDecisionHeads } from '../store/definitions.ts';
import { choicesOf, fieldsOf, labelOf, plainSchema, type SchemaField, typeOfSchema } from './read-schema.ts';
import { moduleOf, usefulCommands } from './useful-commands.ts';
import type { EventWord, ProcessWords } from './words.ts';

export type ElementTemplate = Record<string, unknown>;
type Property = Record<string, unknown>;

const SCHEMA = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';

export async function buildElementTemplates(
  db: Queryable,
  reader: DefinitionReader,
  registry: CommandRegistry,
  words: ProcessWords,
): Promise<ElementTemplate[]> {
  const definitions = await reader.read(db, await readVersions(db));
  const decisions = new Map((await selectDecisionHeads(db)).map((head) => [head.decisionId, head.name]));
  const latest = [...definitions.latest.values()];
  const forms = new Set(latest.flatMap(({ process }) => process.uses.forms));
  return [
    ...usefulCommands(registry).map(commandTemplate),
    ...words.events.flatMap((event) => eventTemplates(event, words)),
    ...[...decisions].map(([id, name]) => decisionTemplate(id, name)),
    ...latest.map(({ processId, name }) => processTemplate(processId, name)),
    taskTemplate('task', 'Task of a person', []),
    ...[...forms]
      .sort()
      .map((form) => taskTemplate(`form.${form}`, `Task: ${labelOf(form)}`, [formProperty(form)])),
  ];
}

function template(id: string, name: string, description: string, category: string): ElementTemplate {
  return {
    $schema: SCHEMA,
    id: `throughline.${id}`,
    name,
    description,
    version: 1,
    category: { id: category, name: labelOf(category) },
  };
}

const hidden = (value: string, binding: Property): Property => ({ type: 'Hidden', value, binding });

function commandTemplate(command: Command<never, unknown>): ElementTemplate {
  const [module, verb] = command.name.split('.') as [string, string];
  return {
    ...template(`command.${command.name}`, labelOf(verb), command.summary, moduleOf(module)),
    appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
    elementType: { value: 'bpmn:ServiceTask' },
    groups: [
      { id: 'inputs', label: 'Inputs' },
      { id: 'results', label: 'Results' },
    ],
    properties: [
      hidden(command.name, { type: 'zeebe:taskDefinition', property: 'type' }),
      ...fieldsOf(plainSchema(command.input)).map(inputProperty),
      ...fieldsOf(plainSchema(command.output)).map(outputProperty),
    ],
  };
}

function inputProperty(field: SchemaField): Property {
  const { name, description, required, schema } = field;
  const property: Property = {
    id: `input.${name}`,
    label: labelOf(name),
    ...(description === '' ? {} : { description }),
    group: 'inputs',
    ...widgetOf(field),
    binding: { type: 'zeebe:input', name },
  };
  if (name === 'orderId') property.value = '=orderId';
  else if (schema.default !== undefined && choicesOf(schema)) property.value = String(schema.default);
  if (required) property.constraints = { notEmpty: true };
  else property.optional = true;
  return property;
}

function widgetOf({ schema }: SchemaField): Property {
  const choices = choicesOf(schema);
  const type = typeOfSchema(schema);
  if (choices && type === 'string')
    return {
      type: 'Dropdown',
      choices: choices.map((value) => ({ name: labelOf(String(value)), value: String(value) })),
    };
  if (type === 'string') return { type: (schema.maxLength ?? 0) > 200 ? 'Text' : 'String', feel: 'optional' };
  // Numbers, lists and objects are FEEL: a fixed text would reach the command as a text.
  return { type: 'Text', feel: 'required' };
}

function outputProperty({ name, description }: SchemaField): Property {
  return {
    id: `output.${name}`,
    label: `${labelOf(name)} into variable`,
    ...(description === '' ? {} : { description }),
    group: 'results',
    type: 'String',
    optional: true,
    binding: { type: 'zeebe:output', source: `=${name}` },
  };
}

const CATCHERS = [
  {
    place: 'catch',
    element: 'bpmn:IntermediateCatchEvent',
    from: 'bpmn:IntermediateThrowEvent',
    word: 'Wait for',
  },
  { place: 'boundary', element: 'bpmn:BoundaryEvent', from: null, word: 'Interrupted by' },
  { place: 'start', element: 'bpmn:StartEvent', from: null, word: 'Begins with' },
] as const;

function eventTemplates(event: EventWord, words: ProcessWords): ElementTemplate[] {
  const attribute = words.correlation[event.type];
  const verb = labelOf(event.type.split('.')[1] ?? event.type);
  return CATCHERS.map(({ place, element, from, word }) => ({
    ...template(`event.${place}.${event.type}`, `${word}: ${verb}`, event.summary, moduleOf(event.type)),
    appliesTo: from ? [from, element] : [element],
    elementType: { value: element, eventDefinition: 'bpmn:MessageEventDefinition' },
    properties: [
      hidden(event.type, { type: 'bpmn:Message#property', name: 'name' }),
      ...(attribute === undefined
        ? []
        : [
            {
              id: 'correlationKey',
              label: `Only when its ${attribute} is`,
              type: 'String',
              feel: 'required',
              binding: { type: 'bpmn:Message#zeebe:subscription#property', name: 'correlationKey' },
            },
          ]),
    ],
  }));
}

function decisionTemplate(decisionId: string, name: string): ElementTemplate {
  return {
    ...template(
      `decision.${decisionId}`,
      `Decide: ${name}`,
      `Evaluates the decision ${decisionId}.`,
      'decisions',
    ),
    appliesTo: ['bpmn:Task', 'bpmn:BusinessRuleTask'],
    elementType: { value: 'bpmn:BusinessRuleTask' },
    properties: [
      hidden(decisionId, { type: 'zeebe:calledDecision', property: 'decisionId' }),
      {
        id: 'result',
        label: 'Result into variable',
        type: 'String',
        value: 'decision',
        constraints: { notEmpty: true },
        binding: { type: 'zeebe:calledDecision', property: 'resultVariable' },
      },
    ],
  };
}

function processTemplate(processId: string, name: string): ElementTemplate {
  return {
    ...template(
      `process.${processId}`,
      `Call: ${name}`,
      `Runs the process ${processId} as a part.`,
      'processes',
    ),
    appliesTo: ['bpmn:Task', 'bpmn:CallActivity'],
    elementType: { value: 'bpmn:CallActivity' },
    properties: [hidden(processId, { type: 'zeebe:calledElement', property: 'processId' })],
  };
}

function taskTemplate(id: string, name: string, properties: Property[]): ElementTemplate {
  return {
    ...template(id, name, 'Asks somebody of a group to do something.', 'people'),
    appliesTo: ['bpmn:Task', 'bpmn:UserTask'],
    elementType: { value: 'bpmn:UserTask' },
    properties: [
      { type: 'Hidden', binding: { type: 'zeebe:userTask' } },
      {
        id: 'candidateGroups',
        label: 'For the group',
        type: 'Dropdown',
        choices: ROLES.filter((role) => role !== 'read-only' && role !== 'channel').map((role) => ({
          name: labelOf(role),
          value: role,
        })),
        constraints: { notEmpty: true },
        binding: { type: 'zeebe:assignmentDefinition', property: 'candidateGroups' },
      },
      {
        id: 'dueDate',
        label: 'Due',
        type: 'String',
        feel: 'optional',
        binding: { type: 'zeebe:taskSchedule', property: 'dueDate' },
      },
      ...properties,
    ],
  };
}

const formProperty = (formId: string): Property =>
  hidden(formId, { type: 'zeebe:formDefinition', property: 'formId' });
