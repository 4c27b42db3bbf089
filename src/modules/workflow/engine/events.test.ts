// Proof for events: starts, ends, intermediate and boundary events, links.

import { describe, expect, it } from 'vitest';
import * as b from '../../../../tests/support/bpmn-builder.ts';
import { startProcess } from '../../../../tests/support/process-driver.ts';

const s = b.element('startEvent', 's');
const e = b.element('endEvent', 'e');
const withBoundary = (definition: string, interrupting: boolean, roots: string[] = []) =>
  b.model(
    [
      s,
      b.service('a'),
      b.boundary('be', 'a', definition, interrupting),
      b.service('side'),
      e,
      b.path('s', 'a', 'e'),
      b.path('be', 'side'),
    ],
    roots,
  );

describe('start and end events', () => {
  it('starts at the named message or timer start event', async () => {
    const xml = b.model(
      [
        b.element('startEvent', 'm', {}, b.messageEvent('go')),
        b.element('startEvent', 't', {}, b.timer('Cycle', 'R/PT1H')),
        s,
        b.service('a'),
        b.path('m', 'a'),
        b.path('t', 'a'),
        b.path('s', 'a'),
      ],
      [b.message('go')],
    );
    for (const startNodeId of ['m', 't']) {
      const p = await startProcess(xml, {}, { startNodeId });
      expect(p.log()[0]).toBe(`entered ${startNodeId}`);
      expect(p.ready()).toEqual(['a']);
      p.complete('a');
      expect(p.status()).toBe('completed');
    }
    expect((await startProcess(xml)).log()[0]).toBe('entered s');
    expect((await startProcess(xml, {}, { startNodeId: 'no' })).state().failure?.code).toBe('missingStart');
  });

  it('ends everything at a terminate end event', async () => {
    const xml = b.model([
      s,
      b.service('a'),
      b.service('b'),
      b.element('endEvent', 'stop', {}, b.terminateEvent()),
      b.path('s', 'a', 'stop'),
      b.path('s', 'b'),
    ]);
    const p = await startProcess(xml);
    expect(p.ready()).toEqual(['a', 'b']);
    p.complete('a');
    expect([p.status(), p.waits()]).toEqual(['completed', []]);
    expect(p.log()).toContain('terminated b');
  });

  it('terminates only the sub-process that contains the terminate end event', async () => {
    const sub = b.element(
      'subProcess',
      'sub',
      {},
      b.element('startEvent', 'is'),
      b.service('a'),
      b.service('b'),
      b.element('endEvent', 'stop', {}, b.terminateEvent()),
      b.path('is', 'a', 'stop'),
      b.path('is', 'b'),
    );
    const p = await startProcess(b.model([s, sub, b.service('c'), b.path('s', 'sub', 'c')]));
    p.complete('b');
    p.complete('a');
    expect(p.ready()).toEqual(['c']);
  });

  it('fails the instance at an error end event that nobody catches', async () => {
    const xml = b.model(
      [s, b.element('endEvent', 'bad', {}, b.errorEvent('BAD')), b.path('s', 'bad')],
      [b.error('BAD')],
    );
    const p = await startProcess(xml);
    expect([p.status(), p.state().failure?.code]).toEqual(['failed', 'BAD']);
    expect(p.happen({ type: 'cancelled' })).toMatchObject({ applied: false, reason: 'instanceIsOver' });
  });

  it('calls a command at a message end event and at a thrown message', async () => {
    const command = b.extensions(b.xml('zeebe:taskDefinition', { type: 'mail.send' }));
    const xml = b.model(
      [
        s,
        b.element('intermediateThrowEvent', 'tell', {}, command, b.messageEvent('m')),
        b.element('endEvent', 'bye', {}, command, b.messageEvent('m')),
        b.path('s', 'tell', 'bye'),
      ],
      [b.message('m')],
    );
    const p = await startProcess(xml);
    p.complete('tell');
    p.complete('bye');
    expect([p.status(), p.completedNodes()]).toEqual(['completed', ['s', 'tell', 'bye']]);
  });

  it('passes a none intermediate event and jumps over a link', async () => {
    const xml = b.model([
      s,
      b.element('intermediateThrowEvent', 'mark'),
      b.element('intermediateThrowEvent', 'out', {}, b.linkEvent('L')),
      b.element('intermediateCatchEvent', 'in', {}, b.linkEvent('L')),
      e,
      b.path('s', 'mark', 'out'),
      b.path('in', 'e'),
    ]);
    expect((await startProcess(xml)).completedNodes()).toEqual(['s', 'mark', 'out', 'in', 'e']);
  });
});

describe('messages', () => {
  const waiting = b.model(
    [
      s,
      b.service('a'),
      b.element('intermediateCatchEvent', 'c1', {}, b.messageEvent('m')),
      b.element('intermediateCatchEvent', 'c2', {}, b.messageEvent('m')),
      b.path('s', 'a', 'c1', 'c2'),
    ],
    [b.message('m')],
  );

  it('keeps messages that come too early and hands them over in order', async () => {
    const p = await startProcess(waiting);
    p.message('m', { first: 1, last: 1 });
    p.message('m', { last: 2 });
    expect(p.state().buffer).toHaveLength(2);
    p.complete('a');
    expect([p.status(), p.vars()]).toEqual(['completed', { first: 1, last: 2 }]);
  });

  it('takes each message once, ignores unknown names and keeps at most 100 of a name', async () => {
    const p = await startProcess(waiting);
    const message = { type: 'message', name: 'm', eventKey: 'same' } as const;
    expect(p.happen(message).applied).toBe(true);
    expect(p.happen(message)).toMatchObject({ applied: false, reason: 'messageAlreadyTaken' });
    expect(p.happen({ ...message, name: 'other', eventKey: 'x' })).toMatchObject({
      reason: 'messageNotInModel',
    });
    for (let index = 1; index < 100; index += 1) p.message('m');
    expect(p.message('m')).toMatchObject({ applied: false, reason: 'messageBufferFull' });
    expect(p.state().buffer).toHaveLength(100);
    p.complete('a');
    expect(p.status()).toBe('completed');
  });

  it('lets an event-based gateway go on with whatever comes first', async () => {
    const xml = b.model(
      [
        s,
        b.element('eventBasedGateway', 'g'),
        b.element('intermediateCatchEvent', 'c', {}, b.messageEvent('m')),
        b.element('intermediateCatchEvent', 't', {}, b.timer('Duration', 'P1D')),
        b.element('receiveTask', 'r', { messageRef: 'n' }),
        b.element('intermediateCatchEvent', 'q', {}, b.conditionEvent('=ok')),
        ...['c', 't', 'r', 'q'].flatMap((id) => [b.service(`after_${id}`), b.path('g', id, `after_${id}`)]),
        b.path('s', 'g'),
      ],
      [b.message('m'), b.message('n')],
    );
    const byMessage = await startProcess(xml);
    byMessage.message('m', { got: 1 });
    expect([byMessage.ready(), byMessage.vars().got]).toEqual([['after_c'], 1]);
    const byTimer = await startProcess(xml);
    expect(byTimer.advance(24 * 60 - 1)).toMatchObject({ applied: false, reason: 'noTimerDue' });
    byTimer.advance(1);
    expect(byTimer.ready()).toEqual(['after_t']);
    const byTask = await startProcess(xml);
    byTask.message('n');
    expect(byTask.ready()).toEqual(['after_r']);
    const byCondition = await startProcess(xml);
    byCondition.happen({ type: 'variablesChanged', variables: { ok: true } });
    expect(byCondition.ready()).toEqual(['after_q']);
  });
});

describe('timers', () => {
  it.each([
    ['Duration', 'PT90M', 90],
    ['Date', '2026-01-01T02:00:00Z', 120],
    ['Date', '2026-01-01T03:00:00+01:00', 120],
    ['Duration', '="PT" + string(hours) + "H"', 180],
    ['Duration', '=duration("PT3H")', 180],
    ['Date', '=date and time("2026-01-01T00:10:00Z")', 10],
  ] as const)('waits at a catching timer %s %s for %i minutes', async (form, text, minutes) => {
    const xml = b.model([
      s,
      b.element('intermediateCatchEvent', 't', {}, b.timer(form, text)),
      e,
      b.path('s', 't', 'e'),
    ]);
    const p = await startProcess(xml, { hours: 3 });
    p.advance(minutes - 1);
    expect(p.status()).toBe('active');
    p.advance(1);
    expect(p.status()).toBe('completed');
  });

  it('fires a repeating boundary timer as often as it says, also when the runner was late', async () => {
    const p = await startProcess(withBoundary(b.timer('Cycle', 'R3/PT10M'), false));
    p.advance(10);
    expect(p.ready()).toEqual(['a', 'side']);
    p.advance(600);
    expect(p.ready()).toEqual(['a', 'side', 'side', 'side']);
    expect(p.waits().some((wait) => wait.type === 'timer')).toBe(false);
  });

  it('makes an incident of a computed timer without sense and goes on after the repair', async () => {
    const p = await startProcess(withBoundary(b.timer('Duration', '=wait'), true), { wait: 'soon' });
    expect(p.incidents()[0]).toMatchObject({ nodeId: 'a', code: 'invalidTimer' });
    p.happen({ type: 'incidentRetried', incidentId: p.incidents()[0]!.id, variables: { wait: 'PT1M' } });
    p.advance(1);
    expect(p.ready()).toEqual(['side']);
  });
});

describe('boundary events', () => {
  it.each([true, false])('message, interrupting %s', async (interrupting) => {
    const p = await startProcess(withBoundary(b.messageEvent('m'), interrupting, [b.message('m')]));
    p.message('m', { why: 'x' });
    expect([p.ready(), p.vars().why]).toEqual([interrupting ? ['side'] : ['a', 'side'], 'x']);
  });

  it.each([true, false])('timer, interrupting %s', async (interrupting) => {
    const p = await startProcess(withBoundary(b.timer('Duration', 'PT5M'), interrupting));
    p.advance(5);
    expect(p.ready()).toEqual(interrupting ? ['side'] : ['a', 'side']);
  });

  it.each([true, false])(
    'conditional, interrupting %s, once each time it turns true',
    async (interrupting) => {
      const p = await startProcess(withBoundary(b.conditionEvent('=late'), interrupting));
      const set = (late: boolean) => p.happen({ type: 'variablesChanged', variables: { late } });
      set(true);
      set(true);
      expect(p.ready()).toEqual(interrupting ? ['side'] : ['a', 'side']);
      if (interrupting) return;
      set(false);
      set(true);
      expect(p.ready()).toEqual(['a', 'side', 'side']);
    },
  );

  it('catches the error of its code and leaves others to the incident queue', async () => {
    const xml = withBoundary(b.errorEvent('SHORT'), true, [b.error('SHORT')]);
    const caught = await startProcess(xml);
    caught.happen({
      type: 'taskRefused',
      tokenId: caught.find('a', 'command').tokenId,
      code: 'SHORT',
      details: { missing: 2 },
    });
    expect(caught.ready()).toEqual(['side']);
    expect(caught.vars().refusal).toMatchObject({ code: 'SHORT', details: { missing: 2 } });
    const other = await startProcess(xml);
    other.refuse('a', 'OTHER');
    expect(other.incidents()[0]).toMatchObject({ nodeId: 'a', code: 'OTHER', stage: 'task' });
  });

  it('prefers the exact code to any code, and the inner catcher to the outer', async () => {
    const sub = b.element(
      'subProcess',
      'sub',
      {},
      b.element('startEvent', 'is'),
      b.service('a'),
      b.boundary('in', 'a', b.errorEvent('X')),
      b.service('inner'),
      b.path('is', 'a'),
      b.path('in', 'inner'),
    );
    const xml = b.model(
      [
        s,
        sub,
        b.boundary('any', 'sub', b.errorEvent()),
        b.boundary('y', 'sub', b.errorEvent('Y')),
        b.service('handleAny'),
        b.service('handleY'),
        b.path('s', 'sub'),
        b.path('any', 'handleAny'),
        b.path('y', 'handleY'),
      ],
      [b.error('X'), b.error('Y')],
    );
    for (const [code, ready] of [
      ['X', 'inner'],
      ['Y', 'handleY'],
      ['Z', 'handleAny'],
    ] as const) {
      const p = await startProcess(xml);
      p.refuse('a', code);
      expect(p.ready()).toEqual([ready]);
    }
  });

  it.each([true, false])('escalation from a sub-process, interrupting %s', async (interrupting) => {
    const sub = b.element(
      'subProcess',
      'sub',
      {},
      b.element('startEvent', 'is'),
      b.element('intermediateThrowEvent', 'throw', {}, b.escalationEvent('LATE')),
      b.service('inside'),
      b.path('is', 'throw', 'inside'),
    );
    const xml = b.model(
      [
        s,
        sub,
        b.boundary('be', 'sub', b.escalationEvent('LATE'), interrupting),
        b.service('side'),
        b.path('s', 'sub'),
        b.path('be', 'side'),
      ],
      [b.escalation('LATE')],
    );
    expect((await startProcess(xml)).ready().sort()).toEqual(interrupting ? ['side'] : ['inside', 'side']);
  });

  it('goes on when nobody catches an escalation, and reports it to the caller', async () => {
    const xml = b.model(
      [s, b.element('endEvent', 'late', {}, b.escalationEvent('LATE')), b.path('s', 'late')],
      [b.escalation('LATE')],
    );
    const p = await startProcess(xml);
    expect([p.status(), p.last().escalations]).toEqual(['completed', [{ code: 'LATE', variables: {} }]]);
    const call = b.element(
      'callActivity',
      'c',
      {},
      b.extensions(b.xml('zeebe:calledElement', { processId: 'x' })),
    );
    const parent = await startProcess(
      b.model(
        [
          s,
          call,
          b.boundary('be', 'c', b.escalationEvent('LATE'), false),
          b.service('side'),
          b.path('s', 'c'),
          b.path('be', 'side'),
        ],
        [b.escalation('LATE')],
      ),
    );
    parent.happen({ type: 'childEscalated', tokenId: parent.find('c', 'child').tokenId, code: 'LATE' });
    expect(parent.ready()).toEqual(['c', 'side']);
  });
});
