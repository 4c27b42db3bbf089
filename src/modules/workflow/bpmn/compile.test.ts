// Proof that everything the engine does not run is refused before it runs, with the id of the element.

import { describe, expect, it } from 'vitest';
import * as b from '../../../../tests/support/bpmn-builder.ts';
import { compiled, problemsOf } from '../../../../tests/support/process-driver.ts';

const s = b.element('startEvent', 's');
const e = b.element('endEvent', 'e');
const between = (id: string, element: string) => [s, element, e, b.path('s', id, 'e')];
const command = b.extensions(b.xml('zeebe:taskDefinition', { type: 't' }));
const signal = b.xml('bpmn:signalEventDefinition');
const zeebe = (tag: string, attributes: { [name: string]: string }) =>
  b.extensions(b.xml(`zeebe:${tag}`, attributes));

type Case = [what: string, problem: string, elements: string[], roots?: string[]];

const unsupported: Case[] = [
  ['complex gateway', 'x unsupportedElement', between('x', b.element('complexGateway', 'x'))],
  ['transaction', 'x unsupportedElement', between('x', b.element('transaction', 'x'))],
  ['ad-hoc sub-process', 'x unsupportedElement', between('x', b.element('adHocSubProcess', 'x'))],
  ['signal catch', 'x unsupportedEvent', between('x', b.element('intermediateCatchEvent', 'x', {}, signal))],
  ['signal throw', 'x unsupportedEvent', between('x', b.element('intermediateThrowEvent', 'x', {}, signal))],
  ['signal start', 's unsupportedEvent', [b.element('startEvent', 's', {}, signal), e, b.path('s', 'e')]],
  [
    'cancel end',
    'x unsupportedEvent',
    [s, b.element('endEvent', 'x', {}, b.xml('bpmn:cancelEventDefinition')), b.path('s', 'x')],
  ],
  [
    'several definitions',
    'x unsupportedEvent',
    between(
      'x',
      b.element('intermediateCatchEvent', 'x', {}, b.timer('Duration', 'PT1H'), b.conditionEvent('=a')),
    ),
  ],
  [
    'standard loop',
    'x unsupportedLoop',
    between('x', b.element('task', 'x', {}, b.xml('bpmn:standardLoopCharacteristics'))),
  ],
  [
    'execution listener',
    'x unsupportedExtension',
    between('x', b.element('task', 'x', {}, b.extensions(b.xml('zeebe:executionListeners')))),
  ],
  [
    'starting receive task',
    'x unsupportedElement',
    between('x', b.element('receiveTask', 'x', { instantiate: true, messageRef: 'm' })),
    [b.message('m')],
  ],
  [
    'starting gateway',
    'x unsupportedElement',
    between('x', b.element('eventBasedGateway', 'x', { instantiate: true })),
  ],
];

const incomplete: Case[] = [
  ['service task without command', 'x missingCommand', between('x', b.element('serviceTask', 'x'))],
  ['computed command', 'x commandNotFixed', between('x', b.service('x', '=name'))],
  [
    'message end without command',
    'x missingCommand',
    [s, b.element('endEvent', 'x', {}, b.messageEvent('m')), b.path('s', 'x')],
    [b.message('m')],
  ],
  [
    'script without expression',
    'x missingScript',
    between('x', b.element('scriptTask', 'x', {}, zeebe('script', {}))),
  ],
  [
    'decision without id',
    'x missingDecision',
    between('x', b.element('businessRuleTask', 'x', {}, zeebe('calledDecision', {}))),
  ],
  ['call without process', 'x missingCalledElement', between('x', b.element('callActivity', 'x'))],
  ['receive without message', 'x missingMessage', between('x', b.element('receiveTask', 'x'))],
  [
    'loop without collection',
    'x missingCollection',
    between('x', b.element('task', 'x', {}, b.xml('bpmn:multiInstanceLoopCharacteristics'))),
  ],
  [
    'invalid FEEL in a mapping',
    'x invalidExpression',
    between('x', b.service('x', 't', b.mapping(['=1 + > a']))),
  ],
  [
    'invalid mapping target',
    'x invalidVariableName',
    between('x', b.service('x', 't', b.mapping(['=1 > a b']))),
  ],
  [
    'timer without sense',
    'x invalidTimer',
    between('x', b.element('intermediateCatchEvent', 'x', {}, b.timer('Duration', '1 hour'))),
  ],
  [
    'cycle that cannot repeat',
    'x invalidTimer',
    between('x', b.element('intermediateCatchEvent', 'x', {}, b.timer('Cycle', 'R3/PT1H'))),
  ],
  [
    'thrown error without code',
    'x missingCode',
    [s, b.element('endEvent', 'x', {}, b.errorEvent()), b.path('s', 'x')],
  ],
];

const graphs: Case[] = [
  ['no start', 'p missingStart', [e]],
  [
    'two none starts',
    'p severalStarts',
    [s, b.element('startEvent', 's2'), e, b.path('s', 'e'), b.path('s2', 'e')],
  ],
  ['unreachable', 'x unreachable', [s, e, b.path('s', 'e'), b.element('task', 'x')]],
  [
    'no default',
    'g missingDefault',
    [
      s,
      b.element('exclusiveGateway', 'g'),
      e,
      b.element('task', 'a'),
      b.path('s', 'g'),
      b.flow('g', 'e', '=a'),
      b.flow('g', 'a', '=b'),
    ],
  ],
  [
    'no condition',
    'g_a missingCondition',
    [
      s,
      b.element('inclusiveGateway', 'g', { default: 'g_e' }),
      e,
      b.element('task', 'a'),
      b.path('s', 'g', 'e'),
      b.path('g', 'a'),
    ],
  ],
  [
    'condition in another language',
    'g_a invalidExpression',
    [
      s,
      b.element('exclusiveGateway', 'g', { default: 'g_e' }),
      e,
      b.element('task', 'a'),
      b.path('s', 'g', 'e'),
      b.flow('g', 'a', '$' + '{a}'),
    ],
  ],
  [
    'condition at a parallel gateway',
    'g_e misplacedCondition',
    [s, b.element('parallelGateway', 'g'), e, b.path('s', 'g'), b.flow('g', 'e', '=a')],
  ],
  [
    'flow across a border',
    'is_e looseFlow',
    [
      s,
      b.element('subProcess', 'x', {}, b.element('startEvent', 'is')),
      e,
      b.path('s', 'x'),
      b.path('is', 'e'),
    ],
  ],
  ['unresolved reference', 's_nowhere unreadable', [s, b.path('s', 'nowhere')]],
  ['sub-process without start', 'x missingStart', between('x', b.element('subProcess', 'x'))],
  [
    'event sub-process without trigger',
    's_x misplacedEvent',
    [...between('t', b.element('task', 't')), b.eventSubprocess('x', '')],
  ],
  [
    'error that does not interrupt',
    'b errorMustInterrupt',
    [...between('x', b.service('x')), b.boundary('b', 'x', b.errorEvent(), false)],
  ],
  [
    'boundary on a gateway',
    'b looseBoundary',
    [...between('x', b.element('exclusiveGateway', 'x')), b.boundary('b', 'x', b.timer('Duration', 'PT1H'))],
  ],
  [
    'compensation without handler',
    'b missingHandler',
    [...between('x', b.service('x')), b.boundary('b', 'x', b.compensateEvent())],
  ],
  [
    'link without target',
    'x looseLink',
    [s, b.element('intermediateThrowEvent', 'x', {}, b.linkEvent('L')), b.path('s', 'x')],
  ],
  [
    'task behind an event gateway',
    'x invalidGatewayTarget',
    [s, b.element('eventBasedGateway', 'g'), b.element('task', 'x'), b.path('s', 'g', 'x')],
  ],
  ['flow out of an end', 'e flowOutOfEnd', [s, e, b.element('task', 'x'), b.path('s', 'e', 'x')]],
  ['duplicate id', 'e duplicateId', [s, e, e, b.path('s', 'e')]],
];

describe('compile', () => {
  it.each([...unsupported, ...incomplete, ...graphs])(
    'refuses: %s',
    async (_what, problem, elements, roots) => {
      expect(await problemsOf(b.model(elements, roots))).toContain(problem);
    },
  );

  it('refuses what is no BPMN, has no executable process or several', async () => {
    const process = (id: string, isExecutable: boolean) =>
      b.xml('bpmn:process', { id, isExecutable }, b.element('startEvent', `s${id}`));
    expect(await problemsOf('not xml')).toEqual([' notBpmn']);
    expect(await problemsOf('<a/>')).toEqual([' notBpmn']);
    expect(await problemsOf('')).toEqual([' notBpmn']);
    expect(await problemsOf(b.definitions(process('p', false)))).toEqual(['definitions noExecutableProcess']);
    expect(await problemsOf(b.definitions(process('p', true), process('q', true)))).toEqual([
      'q severalExecutableProcesses',
    ]);
    expect(await problemsOf(b.definitions(process('p', true), process('q', false)))).toEqual([]);
  });

  it('ignores what is drawn for people: data, texts, groups, lanes', async () => {
    const xml = b.model([
      b.xml(
        'bpmn:laneSet',
        { id: 'lanes' },
        b.xml('bpmn:lane', { id: 'lane' }, '<bpmn:flowNodeRef>s</bpmn:flowNodeRef>'),
      ),
      ...between('t', b.element('serviceTask', 't', {}, command)),
      b.element('dataObject', 'd'),
      b.element('dataObjectReference', 'dr', { dataObjectRef: 'd' }),
      b.xml('bpmn:textAnnotation', { id: 'note' }, '<bpmn:text>hello</bpmn:text>'),
      b.xml('bpmn:group', { id: 'group' }),
      b.xml('bpmn:association', { id: 'as', sourceRef: 't', targetRef: 'note' }),
    ]);
    expect(await problemsOf(xml)).toEqual([]);
  });

  it('gives a table that survives JSON and names what the model uses', async () => {
    const process = await compiled(
      b.model(
        [
          ...between('t', b.service('t', 'orders.cancelOrder')),
          b.eventSubprocess('es', b.messageEvent('orderCancelled')),
        ],
        [b.message('orderCancelled')],
        { 'zeebe:ignored': 'x' },
      ),
    );
    expect(JSON.parse(JSON.stringify(process))).toEqual(process);
    expect(process.messages).toEqual(['orderCancelled']);
    expect(process.uses.commands).toEqual(['orders.cancelOrder', 'test.es_do']);
  });
});
