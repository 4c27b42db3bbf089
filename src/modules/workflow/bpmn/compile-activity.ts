// The single place that reads what an activity does: its command, form, assignment, script, decision, called process,
// mappings and multi-instance loop. It must not look at sequence flows.

import type { Assignment, CompiledNode, FormReference, Mapping, MultiInstance } from '../engine/types.ts';
import { FORM_HEADER, readFormSchema } from '../forms/task-form.ts';
import { type Build, checkExpression, checkTarget, checkTemplate, refuse } from './build.ts';
import { compileMessage } from './compile-event.ts';
import { child, type Element, extension, extensions, flag, list, text, typeOf } from './elements.ts';

/** Extensions that would change what runs and that the engine does not know. */
const REFUSED_EXTENSIONS = new Set([
  'zeebe:ExecutionListeners',
  'zeebe:TaskListeners',
  'zeebe:LinkedResources',
  'zeebe:AdHoc',
]);

export function compileActivity(build: Build, element: Element, node: CompiledNode): void {
  switch (typeOf(element)) {
    case 'ServiceTask':
    case 'SendTask':
      compileCommand(build, element, node);
      return;
    case 'ScriptTask':
      compileScript(build, element, node);
      return;
    case 'BusinessRuleTask':
      compileDecisionCall(build, element, node);
      return;
    case 'UserTask':
      node.kind = 'user';
      node.assignment = compileAssignment(build, element);
      node.form = compileForm(element);
      node.headers = compileHeaders(element);
      if (node.headers?.[FORM_HEADER] !== undefined && !readFormSchema(node.headers[FORM_HEADER]))
        refuse(build, element, 'invalidForm', 'The form must be a JSON Schema of an object with properties');
      return;
    case 'ReceiveTask':
      node.kind = 'receive';
      node.event = compileMessage(build, element, element);
      if (flag(element, 'instantiate', false)) {
        refuse(build, element, 'unsupportedElement', 'A receive task that starts a process is not supported');
      }
      return;
    case 'CallActivity':
      compileCall(build, element, node);
      return;
    case 'SubProcess':
      node.kind = flag(element, 'triggeredByEvent', false) ? 'eventSubprocess' : 'subprocess';
      return;
    default:
      node.kind = 'pass';
  }
}

/** Service tasks, send tasks and thrown messages: the command they call. */
export function compileCommand(build: Build, element: Element, node: CompiledNode): void {
  node.kind = 'command';
  const definition = extension(element, 'TaskDefinition');
  const command = text(definition, 'type');
  if (command === undefined) {
    refuse(
      build,
      element,
      'missingCommand',
      'It needs a zeebe:taskDefinition whose type is the name of a command',
    );
    return;
  }
  if (command.startsWith('=')) {
    refuse(build, element, 'commandNotFixed', 'The name of the command must be fixed, not an expression');
  }
  const retries = text(definition, 'retries') ?? '3';
  if (!/^\d{1,4}$/.test(retries)) {
    refuse(build, element, 'invalidRetries', `Retries must be a whole number, not "${retries}"`);
  }
  node.command = command;
  node.retries = Number(retries);
  node.headers = compileHeaders(element);
}

function compileHeaders(element: Element): { [key: string]: string } | undefined {
  const values = list(extension(element, 'TaskHeaders'), 'values');
  if (values.length === 0) return undefined;
  return Object.fromEntries(values.map((header) => [text(header, 'key') ?? '', text(header, 'value') ?? '']));
}

function compileScript(build: Build, element: Element, node: CompiledNode): void {
  const script = extension(element, 'Script');
  if (!script) {
    compileCommand(build, element, node);
    return;
  }
  node.kind = 'script';
  const expression = text(script, 'expression');
  const result = text(script, 'resultVariable');
  if (expression === undefined || result === undefined) {
    refuse(build, element, 'missingScript', 'A script task needs an expression and a result variable');
    return;
  }
  node.script = {
    expression: checkExpression(build, element, expression, 'The script'),
    result: checkTarget(build, element, result, 'The result variable'),
  };
}

function compileDecisionCall(build: Build, element: Element, node: CompiledNode): void {
  const called = extension(element, 'CalledDecision');
  if (!called) {
    compileCommand(build, element, node);
    return;
  }
  node.kind = 'decision';
  const id = text(called, 'decisionId');
  const result = text(called, 'resultVariable');
  if (id === undefined || result === undefined) {
    refuse(
      build,
      element,
      'missingDecision',
      'A business rule task needs a decision id and a result variable',
    );
    return;
  }
  node.decision = {
    id: checkTemplate(build, element, id, 'The decision id'),
    result: checkTarget(build, element, result, 'The result variable'),
  };
}

function compileCall(build: Build, element: Element, node: CompiledNode): void {
  node.kind = 'call';
  const called = extension(element, 'CalledElement');
  const processId = text(called, 'processId');
  if (processId === undefined) {
    refuse(
      build,
      element,
      'missingCalledElement',
      'A call activity needs a zeebe:calledElement with a process id',
    );
    return;
  }
  node.call = {
    processId: checkTemplate(build, element, processId, 'The process id'),
    allToChild: flag(called, 'propagateAllParentVariables', true),
    allToParent: flag(called, 'propagateAllChildVariables', true),
  };
}

function compileAssignment(build: Build, element: Element): Assignment | undefined {
  const definition = extension(element, 'AssignmentDefinition');
  const schedule = extension(element, 'TaskSchedule');
  const priority = extension(element, 'PriorityDefinition');
  const assignment: Assignment = {};
  const read = (holder: Element | undefined, property: string, target: keyof Assignment) => {
    const template = text(holder, property);
    if (template !== undefined) assignment[target] = checkTemplate(build, element, template, property);
  };
  read(definition, 'assignee', 'assignee');
  read(definition, 'candidateGroups', 'candidateGroups');
  read(definition, 'candidateUsers', 'candidateUsers');
  read(schedule, 'dueDate', 'dueDate');
  read(schedule, 'followUpDate', 'followUpDate');
  read(priority, 'priority', 'priority');
  return Object.keys(assignment).length > 0 ? assignment : undefined;
}

function compileForm(element: Element): FormReference | undefined {
  const definition = extension(element, 'FormDefinition');
  if (!definition) return undefined;
  const form: FormReference = {};
  for (const property of ['formId', 'formKey', 'externalReference'] as const) {
    const value = text(definition, property);
    if (value !== undefined) form[property] = value;
  }
  return form;
}

/** Input and output mappings; also refuses extensions that cannot be ignored without changing what runs. */
export function compileMappings(build: Build, element: Element, node: CompiledNode): void {
  for (const entry of extensions(element)) {
    if (REFUSED_EXTENSIONS.has(entry.$type)) {
      refuse(build, element, 'unsupportedExtension', `${entry.$type} is not supported`);
    }
  }
  const mapping = extension(element, 'IoMapping');
  const read = (property: string): Mapping[] | undefined => {
    const entries = list(mapping, property);
    if (entries.length === 0) return undefined;
    return entries.map((entry) => {
      const source = text(entry, 'source');
      const target = text(entry, 'target');
      if (target === undefined) refuse(build, element, 'invalidMapping', 'A mapping needs a target');
      return {
        source: checkTemplate(build, element, source ?? '', 'The source of a mapping'),
        target: checkTarget(build, element, target ?? 'missing', 'The target of a mapping'),
      };
    });
  };
  node.inputs = read('inputParameters');
  node.outputs = read('outputParameters');
}

export function compileMultiInstance(build: Build, element: Element): MultiInstance | undefined {
  const loop = child(element, 'loopCharacteristics');
  if (!loop) return undefined;
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    refuse(build, element, 'unsupportedLoop', 'A standard loop is not supported; draw it with a gateway');
    return undefined;
  }
  const zeebe = extension(loop, 'LoopCharacteristics');
  const collection = text(zeebe, 'inputCollection');
  if (collection === undefined) {
    refuse(build, element, 'missingCollection', 'A multi-instance activity needs a zeebe input collection');
    return undefined;
  }
  const multi: MultiInstance = {
    sequential: flag(loop, 'isSequential', false),
    collection: checkExpression(build, element, collection, 'The input collection'),
  };
  const inputElement = text(zeebe, 'inputElement');
  const outputCollection = text(zeebe, 'outputCollection');
  const outputElement = text(zeebe, 'outputElement');
  const until = text(child(loop, 'completionCondition'), 'body');
  if (inputElement) multi.element = checkTarget(build, element, inputElement, 'The input element');
  if ((outputCollection === undefined) !== (outputElement === undefined)) {
    refuse(build, element, 'invalidMapping', 'Output collection and output element belong together');
  }
  if (outputCollection)
    multi.outputCollection = checkTarget(build, element, outputCollection, 'The output collection');
  if (outputElement)
    multi.outputElement = checkExpression(build, element, outputElement, 'The output element');
  if (until) multi.until = checkExpression(build, element, until, 'The completion condition');
  return multi;
}
