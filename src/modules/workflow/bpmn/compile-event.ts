// The single place that reads event definitions (timer, message, error, escalation, conditional, compensation, link,
// terminate) and refuses the ones the engine does not run. It must not decide where an event may stand.

import { dueOf } from '../engine/time.ts';
import type { EventDefinition, TimerDefinition } from '../engine/types.ts';
import { type Build, checkExpression, checkTemplate, refuse } from './build.ts';
import { child, type Element, extension, flag, list, text, typeOf } from './elements.ts';

/** The one event definition of an event; undefined for a none event or one that was refused. */
export function compileEvent(build: Build, element: Element): EventDefinition | undefined {
  const definitions = list(element, 'eventDefinitions');
  if (list(element, 'eventDefinitionRef').length > 0) {
    refuse(
      build,
      element,
      'unsupportedEvent',
      'Shared event definitions are not supported; define the event in place',
    );
  }
  if (definitions.length > 1 || flag(element, 'parallelMultiple', false)) {
    refuse(build, element, 'unsupportedEvent', 'An event with several definitions is not supported');
    return undefined;
  }
  const definition = definitions[0];
  if (!definition) return undefined;
  switch (typeOf(definition)) {
    case 'TimerEventDefinition':
      return compileTimer(build, element, definition);
    case 'MessageEventDefinition':
      return compileMessage(build, element, definition);
    case 'ErrorEventDefinition':
      return compileCode(build, element, child(definition, 'errorRef'), 'error', 'errorCode');
    case 'EscalationEventDefinition':
      return compileCode(build, element, child(definition, 'escalationRef'), 'escalation', 'escalationCode');
    case 'ConditionalEventDefinition':
      return compileCondition(build, element, definition);
    case 'CompensateEventDefinition':
      return compileCompensation(build, element, definition);
    case 'LinkEventDefinition':
      return { type: 'link' };
    case 'TerminateEventDefinition':
      return { type: 'terminate' };
    default:
      refuse(build, element, 'unsupportedEvent', `${typeOf(definition)} is not supported`);
      return undefined;
  }
}

/** The message an element waits for: its name must be fixed, so that messages can be routed without running the model. */
export function compileMessage(build: Build, element: Element, holder: Element): EventDefinition | undefined {
  const message = child(holder, 'messageRef');
  const name = text(message, 'name');
  if (element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent') {
    return { type: 'message', name: name ?? '' };
  }
  if (!message || name === undefined) {
    refuse(build, element, 'missingMessage', 'A message event needs a message with a name');
    return undefined;
  }
  if (name.startsWith('=')) {
    refuse(build, element, 'messageNameNotFixed', 'The name of a message must be fixed, not an expression');
  }
  const key = text(extension(message, 'Subscription'), 'correlationKey');
  if (key === undefined) return { type: 'message', name };
  return { type: 'message', name, correlationKey: checkTemplate(build, element, key, 'The correlation key') };
}

function compileTimer(build: Build, element: Element, definition: Element): EventDefinition | undefined {
  const forms = [
    ['duration', child(definition, 'timeDuration')],
    ['date', child(definition, 'timeDate')],
    ['cycle', child(definition, 'timeCycle')],
  ] as const;
  const given = forms.filter(([, expression]) => text(expression, 'body') !== undefined);
  const [only] = given;
  if (!only || given.length > 1) {
    refuse(build, element, 'invalidTimer', 'A timer needs exactly one of duration, date and cycle');
    return undefined;
  }
  const timer: TimerDefinition = { form: only[0], text: text(only[1], 'body')! };
  checkTemplate(build, element, timer.text, 'The timer');
  if (!timer.text.startsWith('=') && dueOf(timer.form, timer.text, 0) === undefined) {
    refuse(build, element, 'invalidTimer', `"${timer.text}" is not an ISO 8601 ${timer.form}`);
  }
  return { type: 'timer', timer };
}

function compileCode(
  build: Build,
  element: Element,
  declared: Element | undefined,
  type: 'error' | 'escalation',
  property: string,
): EventDefinition {
  const code = text(declared, property);
  const throws = element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent';
  if (throws && code === undefined) {
    refuse(build, element, 'missingCode', `A thrown ${type} needs a code`);
  }
  if (code === undefined) {
    if (declared && !throws) refuse(build, element, 'missingCode', `The ${type} it names has no code`);
    return { type };
  }
  if (throws) checkTemplate(build, element, code, 'The code');
  else if (code.startsWith('='))
    refuse(build, element, 'codeNotFixed', `A caught ${type} code must be fixed`);
  return { type, code };
}

function compileCondition(build: Build, element: Element, definition: Element): EventDefinition | undefined {
  const condition = text(child(definition, 'condition'), 'body');
  if (condition === undefined) {
    refuse(build, element, 'missingCondition', 'A conditional event needs a condition');
    return undefined;
  }
  return { type: 'conditional', condition: checkExpression(build, element, condition, 'The condition') };
}

function compileCompensation(build: Build, element: Element, definition: Element): EventDefinition {
  if (!flag(definition, 'waitForCompletion', true)) {
    refuse(
      build,
      element,
      'unsupportedEvent',
      'Compensation that does not wait for completion is not supported',
    );
  }
  const activity = child(definition, 'activityRef');
  const index = activity && build.indexOf.get(activity);
  if (activity && index === undefined) {
    refuse(build, element, 'unknownActivity', 'The activity to compensate is not in this process');
  }
  return { type: 'compensation', activity: index };
}
