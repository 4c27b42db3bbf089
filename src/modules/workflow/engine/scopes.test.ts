// Proof for what concerns a whole scope: event sub-processes and compensation.

import { describe, expect, it } from 'vitest';
import * as b from '../../../../tests/support/bpmn-builder.ts';
import { startProcess } from '../../../../tests/support/process-driver.ts';

const s = b.element('startEvent', 's');
const e = b.element('endEvent', 'e');
const withEventSubprocess = (definition: string, interrupting: boolean, roots: string[] = []) =>
  b.model(
    [s, b.service('a'), e, b.path('s', 'a', 'e'), b.eventSubprocess('es', definition, interrupting)],
    roots,
  );

describe('event sub-processes', () => {
  it.each([true, false])('message, interrupting %s', async (interrupting) => {
    const p = await startProcess(withEventSubprocess(b.messageEvent('m'), interrupting, [b.message('m')]));
    p.message('m', { why: 'x' });
    p.message('m', { why: 'y' });
    expect(p.ready()).toEqual(interrupting ? ['es_do'] : ['a', 'es_do', 'es_do']);
    expect(p.vars().why).toBe(interrupting ? 'x' : 'y');
    for (const id of p.ready()) p.complete(id);
    expect(p.status()).toBe('completed');
  });

  it.each([true, false])('timer, interrupting %s', async (interrupting) => {
    const p = await startProcess(withEventSubprocess(b.timer('Duration', 'PT5M'), interrupting));
    p.advance(5);
    expect(p.ready()).toEqual(interrupting ? ['es_do'] : ['a', 'es_do']);
  });

  it.each([true, false])('conditional, interrupting %s', async (interrupting) => {
    const p = await startProcess(withEventSubprocess(b.conditionEvent('=fraud = true'), interrupting));
    p.happen({ type: 'variablesChanged', variables: { fraud: true } });
    expect(p.ready()).toEqual(interrupting ? ['es_do'] : ['a', 'es_do']);
  });

  it.each([true, false])('escalation, interrupting %s', async (interrupting) => {
    const xml = b.model(
      [
        s,
        b.element('intermediateThrowEvent', 'throw', {}, b.escalationEvent('LATE')),
        b.service('a'),
        b.path('s', 'throw', 'a'),
        b.eventSubprocess('es', b.escalationEvent('LATE'), interrupting),
      ],
      [b.escalation('LATE')],
    );
    expect((await startProcess(xml)).ready().sort()).toEqual(interrupting ? ['es_do'] : ['a', 'es_do']);
  });

  it('error: takes over the process and lets it complete', async () => {
    const p = await startProcess(withEventSubprocess(b.errorEvent('BAD'), true, [b.error('BAD')]));
    p.refuse('a', 'BAD');
    expect(p.ready()).toEqual(['es_do']);
    p.complete('es_do');
    expect(p.status()).toBe('completed');
  });

  it('does not catch the error thrown inside the event sub-process itself', async () => {
    const p = await startProcess(withEventSubprocess(b.errorEvent('BAD'), true, [b.error('BAD')]));
    p.refuse('a', 'BAD');
    p.refuse('es_do', 'BAD');
    expect(p.incidents()[0]).toMatchObject({ nodeId: 'es_do', code: 'BAD' });
  });

  it('watches only its own sub-process', async () => {
    const sub = b.element(
      'subProcess',
      'sub',
      {},
      b.element('startEvent', 'is'),
      b.service('a'),
      b.path('is', 'a'),
      b.eventSubprocess('es', b.messageEvent('m')),
    );
    const p = await startProcess(
      b.model([s, sub, b.service('c'), b.path('s', 'sub', 'c')], [b.message('m')]),
    );
    p.message('m');
    expect(p.ready()).toEqual(['es_do']);
    p.complete('es_do');
    expect(p.ready()).toEqual(['c']);
    p.message('m');
    expect(p.ready()).toEqual(['c']);
  });
});

describe('compensation', () => {
  const booked = (id: string) => [
    b.service(id),
    b.boundary(`c_${id}`, id, b.compensateEvent()),
    b.element(
      'serviceTask',
      `undo_${id}`,
      { isForCompensation: true },
      b.extensions(b.xml('zeebe:taskDefinition', { type: 'undo' })),
    ),
    b.xml('bpmn:association', {
      id: `as_${id}`,
      sourceRef: `c_${id}`,
      targetRef: `undo_${id}`,
      associationDirection: 'One',
    }),
  ];

  it('undoes what was completed, newest first, before the throwing event completes', async () => {
    const xml = b.model([
      s,
      ...booked('x'),
      ...booked('y'),
      ...booked('z'),
      b.element('intermediateThrowEvent', 'undo', {}, b.compensateEvent()),
      b.service('after'),
      b.path('s', 'x', 'y', 'undo', 'after', 'z'),
    ]);
    const p = await startProcess(xml);
    p.complete('x');
    p.complete('y');
    expect(p.ready()).toEqual(['undo_y']);
    p.complete('undo_y');
    expect(p.ready()).toEqual(['undo_x']);
    p.complete('undo_x');
    expect(p.ready()).toEqual(['after']);
  });

  it('undoes one named activity only, at an end event', async () => {
    const xml = b.model([
      s,
      ...booked('x'),
      ...booked('y'),
      b.element('endEvent', 'undo', {}, b.compensateEvent('x')),
      b.path('s', 'x', 'y', 'undo'),
    ]);
    const p = await startProcess(xml);
    p.complete('x');
    p.complete('y');
    p.complete('undo_x');
    expect(p.status()).toBe('completed');
  });

  it('undoes what a completed sub-process did, with the variables it had', async () => {
    const sub = b.element(
      'subProcess',
      'sub',
      {},
      b.extensions(b.mapping(['="inner" > place'])),
      b.element('startEvent', 'is'),
      ...booked('x'),
      b.path('is', 'x'),
    );
    const xml = b.model([
      s,
      sub,
      b.service('check'),
      b.path('s', 'sub', 'check'),
      b
        .eventSubprocess('es', b.errorEvent())
        .replace(
          '</bpmn:subProcess>',
          `${b.element('endEvent', 'undo', {}, b.compensateEvent())}${b.flow('es_do', 'undo')}</bpmn:subProcess>`,
        ),
    ]);
    const p = await startProcess(xml);
    p.complete('x');
    p.refuse('check', 'ANY');
    p.complete('es_do');
    expect(p.find('undo_x', 'command').input).toMatchObject({ place: 'inner' });
    p.complete('undo_x');
    expect(p.status()).toBe('completed');
  });

  it('does nothing when nothing is to be undone', async () => {
    const xml = b.model([s, b.element('endEvent', 'undo', {}, b.compensateEvent()), b.path('s', 'undo')]);
    expect((await startProcess(xml)).status()).toBe('completed');
  });
});
