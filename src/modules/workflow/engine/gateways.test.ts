// Proof for gateways, incidents and the repair of instances.

import { describe, expect, it } from 'vitest';
import * as b from '../../../../tests/support/bpmn-builder.ts';
import { startProcess } from '../../../../tests/support/process-driver.ts';

const s = b.element('startEvent', 's');
const e = b.element('endEvent', 'e');
const exclusive = b.model([
  s,
  b.element('exclusiveGateway', 'g', { default: 'g_c' }),
  b.service('a'),
  b.service('b'),
  b.service('c'),
  b.path('s', 'g'),
  b.flow('g', 'a', '=total > 100'),
  b.flow('g', 'b', '=total > 10'),
  b.flow('g', 'c'),
]);

describe('gateways', () => {
  it.each([
    [200, 'a'],
    [50, 'b'],
    [1, 'c'],
  ])('takes the first true flow of an exclusive gateway, else the default: %i', async (total, ready) => {
    expect((await startProcess(exclusive, { total })).ready()).toEqual([ready]);
  });

  const inclusive = b.model([
    s,
    b.element('inclusiveGateway', 'f', { default: 'f_c' }),
    b.service('a'),
    b.service('b'),
    b.service('c'),
    b.element('inclusiveGateway', 'j'),
    b.service('after'),
    b.path('s', 'f'),
    b.flow('f', 'a', '=x'),
    b.flow('f', 'b', '=y'),
    b.flow('f', 'c'),
    b.path('a', 'j', 'after', 'e'),
    b.path('b', 'j'),
    b.path('c', 'j'),
    e,
  ]);

  it.each([
    [true, true, ['a', 'b']],
    [true, false, ['a']],
    [false, false, ['c']],
  ])('takes every true flow of an inclusive gateway and joins exactly those: %s %s', async (x, y, ready) => {
    const p = await startProcess(inclusive, { x, y });
    expect(p.ready()).toEqual(ready);
    for (const id of ready) {
      expect(p.ready()).not.toContain('after');
      p.complete(id);
    }
    expect(p.ready()).toEqual(['after']);
    p.complete('after');
    expect(p.status()).toBe('completed');
  });

  it('lets an inclusive join wait for a token that may still come by a loop or a boundary event', async () => {
    const xml = b.model([
      s,
      b.element('parallelGateway', 'f'),
      b.service('a'),
      b.service('b'),
      b.boundary('be', 'b', b.timer('Duration', 'PT1H')),
      b.element('inclusiveGateway', 'j'),
      b.service('after'),
      b.path('s', 'f', 'a', 'j', 'after'),
      b.path('f', 'b', 'e'),
      b.path('be', 'j'),
      e,
    ]);
    const timely = await startProcess(xml);
    timely.complete('a');
    expect(timely.ready()).toEqual(['b']);
    timely.complete('b');
    expect(timely.ready()).toEqual(['after']);
    const late = await startProcess(xml);
    late.complete('a');
    late.advance(60);
    expect(late.ready()).toEqual(['after']);
  });

  it('joins at a parallel gateway once for each full set of tokens', async () => {
    const xml = b.model([
      s,
      b.element('parallelGateway', 'f'),
      b.service('a'),
      b.service('b'),
      b.element('parallelGateway', 'j'),
      b.service('after'),
      b.path('s', 'f', 'a', 'j', 'after'),
      b.path('f', 'b', 'j'),
    ]);
    const p = await startProcess(xml);
    p.complete('b');
    expect(p.ready()).toEqual(['a']);
    p.complete('a');
    expect(p.ready()).toEqual(['after']);
  });

  it('splits and chooses at an activity with several, conditional and default flows', async () => {
    const xml = b.model([
      s,
      b.element('task', 't', { default: 't_c' }),
      b.service('a'),
      b.service('b'),
      b.service('c'),
      b.path('s', 't'),
      b.flow('t', 'a', '=x'),
      b.flow('t', 'b', '=y'),
      b.flow('t', 'c'),
    ]);
    expect((await startProcess(xml, { x: true, y: true })).ready()).toEqual(['a', 'b']);
    expect((await startProcess(xml, { x: false, y: false })).ready()).toEqual(['c']);
  });

  it('makes an incident of a join that can never be complete, and goes on when it is resolved', async () => {
    const xml = b.model([
      s,
      b.element('exclusiveGateway', 'x', { default: 'x_b' }),
      b.service('a'),
      b.service('b'),
      b.element('parallelGateway', 'j'),
      e,
      b.path('s', 'x', 'b', 'j', 'e'),
      b.flow('x', 'a', '=first'),
      b.path('a', 'j'),
    ]);
    const p = await startProcess(xml, { first: true });
    p.complete('a');
    expect(p.incidents()[0]).toMatchObject({ nodeId: 'j', code: 'deadlock' });
    p.happen({ type: 'incidentResolved', incidentId: p.incidents()[0]!.id });
    expect(p.status()).toBe('completed');
  });
});

describe('incidents', () => {
  it('names the gateway whose condition is not true or false, and takes it again after the repair', async () => {
    const p = await startProcess(exclusive, {});
    expect(p.incidents()).toMatchObject([{ nodeId: 'g', code: 'notBoolean' }]);
    expect(p.status()).toBe('incident');
    p.happen({ type: 'incidentRetried', incidentId: p.incidents()[0]!.id, variables: { total: 50 } });
    expect([p.ready(), p.status()]).toEqual([['b'], 'active']);
  });

  it('keeps a failed command until it is retried, resolved or answered late', async () => {
    const xml = b.model([s, b.service('a'), b.service('b'), b.path('s', 'a', 'b')]);
    const p = await startProcess(xml);
    const { tokenId } = p.find('a', 'command');
    expect(p.happen({ type: 'taskFailed', tokenId, message: 'outage', retriesLeft: 2 })).toMatchObject({
      applied: false,
      reason: 'willBeRetried',
    });
    p.happen({ type: 'taskFailed', tokenId, message: 'outage', retriesLeft: 0 });
    expect([p.ready(), p.status(), p.incidents()[0]?.message]).toEqual([[], 'incident', 'outage']);
    p.happen({ type: 'incidentRetried', incidentId: p.incidents()[0]!.id });
    expect(p.find('a', 'command').tokenId).toBe(tokenId);
    p.happen({ type: 'taskFailed', tokenId, message: 'outage', retriesLeft: 0 });
    expect(p.happen({ type: 'taskCompleted', tokenId, variables: { late: true } }).applied).toBe(true);
    expect([p.ready(), p.status(), p.vars().late]).toEqual([['b'], 'active', true]);
    p.refuse('b', 'NO');
    p.happen({ type: 'incidentResolved', incidentId: p.incidents()[0]!.id, variables: { done: 'by hand' } });
    expect([p.status(), p.vars().done]).toEqual(['completed', 'by hand']);
  });

  it('keeps the results of a command whose output mapping fails', async () => {
    const xml = b.model([
      s,
      b.service('a', 'a', b.mapping([], ['=sum("x" + n) > y'])),
      e,
      b.path('s', 'a', 'e'),
    ]);
    const p = await startProcess(xml);
    p.complete('a', { n: 1 });
    expect(p.incidents()[0]).toMatchObject({ nodeId: 'a', stage: 'complete', pending: { n: 1 } });
    p.happen({ type: 'incidentResolved', incidentId: p.incidents()[0]!.id });
    expect(p.status()).toBe('incident');
  });

  it('stops a loop that never waits', async () => {
    const xml = b.model([
      s,
      b.element('exclusiveGateway', 'm'),
      b.element('exclusiveGateway', 'x', { default: 'x_m' }),
      b.path('s', 'm', 'x', 'm'),
      e,
      b.flow('x', 'e', '=done = true'),
    ]);
    const p = await startProcess(xml, { done: false });
    expect(p.incidents()).toMatchObject([{ code: 'endlessLoop' }]);
    p.happen({ type: 'incidentRetried', incidentId: p.incidents()[0]!.id, variables: { done: true } });
    expect(p.status()).toBe('completed');
  });

  it('still lets a boundary message interrupt a command that stands at an incident', async () => {
    const xml = b.model(
      [
        s,
        b.service('a'),
        b.boundary('be', 'a', b.messageEvent('m')),
        b.service('c'),
        b.path('s', 'a'),
        b.path('be', 'c'),
      ],
      [b.message('m')],
    );
    const p = await startProcess(xml);
    p.refuse('a', 'NO');
    p.message('m');
    expect([p.ready(), p.status()]).toEqual([['c'], 'active']);
  });

  it('cancels everything and refuses whatever comes after', async () => {
    const p = await startProcess(b.model([s, b.service('a'), b.path('s', 'a')]), { kept: 1 });
    const { tokenId } = p.find('a', 'command');
    p.happen({ type: 'cancelled' });
    expect([p.status(), p.waits(), p.vars()]).toEqual(['cancelled', [], { kept: 1 }]);
    expect(p.log()).toContain('terminated a');
    expect(p.happen({ type: 'taskCompleted', tokenId })).toMatchObject({ applied: false });
  });

  it('ignores answers for tokens that are gone or do other work', async () => {
    const p = await startProcess(b.model([s, b.service('a'), b.path('s', 'a')]));
    const { tokenId } = p.find('a', 'command');
    for (const happening of [
      { type: 'taskCompleted', tokenId: 99 },
      { type: 'userTaskCompleted', tokenId },
      { type: 'childCompleted', tokenId },
      { type: 'childFailed', tokenId, code: 'X' },
      { type: 'taskFailed', tokenId: 0, message: '', retriesLeft: 0 },
    ] as const) {
      expect(p.happen(happening)).toMatchObject({ applied: false, reason: 'tokenNotWaiting' });
    }
    expect(p.happen({ type: 'incidentRetried', incidentId: 5 })).toMatchObject({ reason: 'unknownIncident' });
  });
});
