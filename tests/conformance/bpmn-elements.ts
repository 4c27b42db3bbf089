// The single place for the list of BPMN elements with a smallest model for each, so that the results table can be checked
// against what the compiler really says. It must not repeat how an element behaves; the engine's own tests do that.

import * as b from '../support/bpmn-builder.ts';

const s = b.element('startEvent', 's');
const e = b.element('endEvent', 'e');
const command = b.extensions(b.xml('zeebe:taskDefinition', { type: 'test.command' }));
const roots = [
  b.message('m'),
  b.error('E'),
  b.escalation('X'),
  b.xml('bpmn:signal', { id: 'sig', name: 'sig' }),
];

const between = (x: string) => b.model([s, x, e, b.path('s', 'x', 'e')], roots);
const ending = (x: string) => b.model([s, x, b.path('s', 'x')], roots);
const starting = (definition: string) =>
  b.model([b.element('startEvent', 'x', {}, definition), e, b.path('x', 'e')], roots);
const task = (type: string, ...inner: string[]) => between(b.element(type, 'x', {}, ...inner));
const zeebe = (tag: string, attributes: { [name: string]: string }) =>
  b.extensions(b.xml(`zeebe:${tag}`, attributes));
const gateway = (type: string) =>
  b.model([
    s,
    b.element(type, 'x', { default: type.startsWith('parallel') ? undefined : 'x_e' }),
    e,
    b.element('task', 'y'),
    b.path('s', 'x', 'e'),
    type.startsWith('parallel') ? b.path('x', 'y') : b.flow('x', 'y', '=a'),
  ]);
const onBoundary = (definition: string, interrupting = true) =>
  b.model(
    [
      s,
      b.service('t'),
      b.element('boundaryEvent', 'x', { attachedToRef: 't', cancelActivity: interrupting }, definition),
      e,
      b.element('endEvent', 'e2'),
      b.path('s', 't', 'e'),
      b.path('x', 'e2'),
    ],
    roots,
  );
const onScope = (definition: string, interrupting = true) =>
  b.model([s, e, b.path('s', 'e'), b.eventSubprocess('x', definition, interrupting)], roots);

const timer = b.timer('Duration', 'PT1H');
const message = b.messageEvent('m');
const error = b.errorEvent('E');
const escalation = b.escalationEvent('X');
const condition = b.conditionEvent('=a = 1');
const signal = b.xml('bpmn:signalEventDefinition', { signalRef: 'sig' });
const cancel = b.xml('bpmn:cancelEventDefinition');
const subprocess = (...inner: string[]) => [
  b.element('startEvent', 'is'),
  b.element('endEvent', 'ie'),
  b.path('is', 'ie'),
  ...inner,
];
const catching = (definition: string) => task('intermediateCatchEvent', definition);
const throwing = (definition: string, ...inner: string[]) =>
  task('intermediateThrowEvent', ...inner, definition);
const loop = b.xml('zeebe:loopCharacteristics', { inputCollection: '=list' });
const multi = (isSequential: boolean) =>
  task('task', b.xml('bpmn:multiInstanceLoopCharacteristics', { isSequential }, b.extensions(loop)));
const compensated = b.model([
  s,
  b.service('t'),
  b.element('boundaryEvent', 'x', { attachedToRef: 't' }, b.compensateEvent()),
  b.element('serviceTask', 'undo', { isForCompensation: true }, command),
  e,
  b.path('s', 't', 'e'),
  b.xml('bpmn:association', { id: 'as', sourceRef: 'x', targetRef: 'undo' }),
]);

export const ELEMENTS: { [element: string]: string } = {
  'start event: none': b.model([b.element('startEvent', 'x'), e, b.path('x', 'e')]),
  'start event: message': starting(message),
  'start event: timer': starting(timer),
  'start event: signal': starting(signal),
  'start event: conditional': starting(condition),
  'end event: none': ending(b.element('endEvent', 'x')),
  'end event: error': ending(b.element('endEvent', 'x', {}, error)),
  'end event: escalation': ending(b.element('endEvent', 'x', {}, escalation)),
  'end event: message': ending(b.element('endEvent', 'x', {}, command, message)),
  'end event: terminate': ending(b.element('endEvent', 'x', {}, b.terminateEvent())),
  'end event: compensation': ending(b.element('endEvent', 'x', {}, b.compensateEvent())),
  'end event: signal': ending(b.element('endEvent', 'x', {}, signal)),
  'end event: cancel': ending(b.element('endEvent', 'x', {}, cancel)),
  'intermediate catch event: timer': catching(timer),
  'intermediate catch event: message': catching(message),
  'intermediate catch event: conditional': catching(condition),
  'intermediate catch event: signal': catching(signal),
  'intermediate event: link': b.model([
    s,
    b.element('intermediateThrowEvent', 'x', {}, b.linkEvent('L')),
    b.element('intermediateCatchEvent', 'c', {}, b.linkEvent('L')),
    e,
    b.path('s', 'x'),
    b.path('c', 'e'),
  ]),
  'intermediate throw event: none': task('intermediateThrowEvent'),
  'intermediate throw event: message': throwing(message, command),
  'intermediate throw event: escalation': throwing(escalation),
  'intermediate throw event: compensation': throwing(b.compensateEvent()),
  'intermediate throw event: signal': throwing(signal),
  'boundary event: timer': onBoundary(timer),
  'boundary event: timer, non-interrupting': onBoundary(b.timer('Cycle', 'R/PT1H'), false),
  'boundary event: message': onBoundary(message),
  'boundary event: message, non-interrupting': onBoundary(message, false),
  'boundary event: error': onBoundary(error),
  'boundary event: escalation': onBoundary(escalation),
  'boundary event: escalation, non-interrupting': onBoundary(escalation, false),
  'boundary event: conditional': onBoundary(condition),
  'boundary event: conditional, non-interrupting': onBoundary(condition, false),
  'boundary event: compensation': compensated,
  'boundary event: signal': onBoundary(signal),
  'boundary event: cancel': onBoundary(cancel),
  'task: undefined': task('task'),
  'task: manual': task('manualTask'),
  'task: service': task('serviceTask', command),
  'task: send': task('sendTask', command),
  'task: user': task('userTask'),
  'task: receive': between(b.element('receiveTask', 'x', { messageRef: 'm' })),
  'task: script': task('scriptTask', zeebe('script', { expression: '=1', resultVariable: 'r' })),
  'task: business rule': task(
    'businessRuleTask',
    zeebe('calledDecision', { decisionId: 'd', resultVariable: 'r' }),
  ),
  'call activity': task('callActivity', zeebe('calledElement', { processId: 'other' })),
  'sub-process: embedded': task('subProcess', ...subprocess()),
  'sub-process: event, message': onScope(message),
  'sub-process: event, message, non-interrupting': onScope(message, false),
  'sub-process: event, timer': onScope(timer),
  'sub-process: event, error': onScope(error),
  'sub-process: event, escalation': onScope(escalation),
  'sub-process: event, conditional': onScope(condition),
  'sub-process: event, signal': onScope(signal),
  'sub-process: event, compensation': onScope(b.compensateEvent()),
  'sub-process: transaction': task('transaction', ...subprocess()),
  'sub-process: ad hoc': task('adHocSubProcess', b.element('task', 'inner')),
  'multi-instance: parallel': multi(false),
  'multi-instance: sequential': multi(true),
  'loop: standard': task('task', b.xml('bpmn:standardLoopCharacteristics')),
  'gateway: exclusive': gateway('exclusiveGateway'),
  'gateway: inclusive': gateway('inclusiveGateway'),
  'gateway: parallel': gateway('parallelGateway'),
  'gateway: complex': gateway('complexGateway'),
  'gateway: event-based': b.model(
    [
      s,
      b.element('eventBasedGateway', 'x'),
      b.element('intermediateCatchEvent', 'c', {}, message),
      b.element('intermediateCatchEvent', 't', {}, timer),
      e,
      b.path('s', 'x', 'c', 'e'),
      b.path('x', 't', 'e'),
    ],
    roots,
  ),
  'gateway: event-based, starting': b.model(
    [
      b.element('eventBasedGateway', 'x', { instantiate: true }),
      b.element('intermediateCatchEvent', 'c', {}, message),
      s,
      b.path('s', 'x', 'c'),
    ],
    roots,
  ),
};
