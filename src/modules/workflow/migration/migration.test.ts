// Running orders move to another version: each then behaves as one that has always run it, or it is kept and says why.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  boundary,
  element,
  flow,
  mapping,
  message,
  messageEvent,
  model,
  path,
  service,
  timer,
  xml,
} from '../../../../tests/support/bpmn-builder.ts';
import { compiled } from '../../../../tests/support/process-driver.ts';
import { fc } from '../../../../tests/support/property.ts';
import {
  OPERATIONS,
  openWorkflowWorld,
  type WorkflowWorld,
} from '../../../../tests/support/workflow-world.ts';
import { sql } from '../../../platform/db.ts';
import { setFailpoint } from '../../../platform/failpoint.ts';
import { startInstance, step } from '../engine/step.ts';
import type { CompiledProcess, Happening, InstanceState } from '../engine/types.ts';
import { waitsOf } from '../engine/waits.ts';
import { moveState } from './move-state.ts';
import { mapNodes } from './node-map.ts';

const start = element('startEvent', 's');
const end = (id = 'e') => element('endEvent', id);
const hear = (id: string, name: string) => element('intermediateCatchEvent', id, {}, messageEvent(name));
const pause = (id: string, length: string) =>
  element('intermediateCatchEvent', id, {}, timer('Duration', length));
const NAMES = ['m1', 'm2', 'm3'];
const MESSAGES = NAMES.map((name) => message(name));
const person = (id: string) =>
  element(
    'userTask',
    id,
    {},
    xml(
      'bpmn:extensionElements',
      {},
      xml('zeebe:userTask'),
      xml('zeebe:assignmentDefinition', { candidateGroups: 'service' }),
    ),
  );
const HOUR = 3_600_000;

describe('a moved instance', () => {
  /** A row of waiting elements; each of its own kind, some with a time limit. */
  type Part = {
    kind: 'message' | 'pause' | 'person' | 'command';
    limit: boolean;
    hours: number;
    extra: boolean;
  };
  const part = fc.record({
    kind: fc.constantFrom('message', 'pause', 'person', 'command') as fc.Arbitrary<Part['kind']>,
    limit: fc.boolean(),
    hours: fc.integer({ min: 1, max: 5 }),
    extra: fc.boolean(),
  });
  const draw = (parts: Part[], isNew: boolean, version: number) => {
    const ids: string[] = [];
    const elements = parts.flatMap((one, at) => {
      const id = `x${at}`;
      // Elements that only the new version has stand behind where an instance may stand, so that nothing before it differs.
      const added = isNew && one.extra ? [`y${at}`] : [];
      ids.push(id, ...added);
      const hours = `PT${isNew ? one.hours + version : one.hours}H`;
      const drawn = {
        message: () => hear(id, 'm1'),
        pause: () => pause(id, hours),
        person: () => person(id),
        command: () => service(id),
      }[one.kind]();
      const mayLimit = one.limit && (one.kind === 'person' || one.kind === 'command');
      const limit = mayLimit
        ? [boundary(`b${at}`, id, timer('Duration', hours)), end(`late${at}`), flow(`b${at}`, `late${at}`)]
        : [];
      return [drawn, ...added.map((extra) => service(extra)), ...limit];
    });
    return model([start, ...elements, end(), path('s', ...ids, 'e')], MESSAGES, { id: 'p' });
  };
  /** An instance with its clock. */
  type Run = { state: InstanceState; now: number };
  const begin = (process: CompiledProcess): Run => ({
    state: startInstance(process, { orderId: 'o' }, 0).state,
    now: 0,
  });
  /** Answers what it waits for first: time, news, a command or a person, the latter after `ms`. */
  const answer = (process: CompiledProcess, { state, now }: Run, ms: number): Run => {
    const eventKey = `${now}/${state.next}/${state.seen?.length ?? 0}`;
    const waits = waitsOf(process, state);
    const first = waits[0]!;
    const work = waits.find((wait) => wait.type === 'command' || wait.type === 'user');
    const happening: Happening = work
      ? { type: work.type === 'user' ? 'userTaskCompleted' : 'taskCompleted', tokenId: work.tokenId }
      : first.type === 'message'
        ? { type: 'message', name: first.name, eventKey }
        : { type: 'timerDue' };
    const at = first.type === 'timer' && !work ? Math.max(now, Date.parse(first.dueAt)) : now + ms;
    return { state: step(process, state, happening, at).state, now: at };
  };
  const shown = (process: CompiledProcess, state: InstanceState) =>
    JSON.stringify([
      state.status,
      waitsOf(process, state).map(({ tokenId, ...wait }) => [wait, tokenId > 0]),
    ]);

  it('waits for the same and goes the same way as one that has run the other version to there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 2 }),
        async (parts, stops, version) => {
          const [source, target] = [
            await compiled(draw(parts, false, version)),
            await compiled(draw(parts, true, version)),
          ];
          const map = mapNodes(source, target, {});
          if ('unknown' in map) throw new Error('the mapping is empty');
          let old = begin(source);
          let other = begin(target);
          const place = (process: CompiledProcess, state: InstanceState) =>
            waitsOf(process, state).find((wait) => !wait.nodeId.startsWith('b'))?.nodeId;
          for (let at = 0; at < stops && old.state.status === 'active'; at++) {
            old = answer(source, old, 0);
            other = answer(target, other, 0);
            while (place(target, other.state)?.startsWith('y')) other = answer(target, other, 0);
          }
          fc.pre(old.state.status === 'active' && place(source, old.state) === place(target, other.state));
          // Waiting times before it must have been the same, or the clocks differ.
          fc.pre(version === 0 || !parts.slice(0, stops).some((one) => one.kind === 'pause'));
          // Half an hour after it came there.
          const moved = moveState(map, old.state, old.now + HOUR / 2);
          if (!moved.ok) throw new Error(moved.reason.message);
          let one: Run = { state: moved.state, now: other.now };
          for (let round = 0; round < 12; round++) {
            expect(shown(target, one.state)).toBe(shown(target, other.state));
            if (one.state.status !== 'active') break;
            [one, other] = [answer(target, one, HOUR / 4), answer(target, other, HOUR / 4)];
          }
          expect(one.state.status).toBe('completed');
        },
      ),
      { numRuns: 60 },
    );
  });

  const move = async (from: string[], to: string[], now = 0) => {
    const [source, target] = [await compiled(model(from, MESSAGES)), await compiled(model(to, MESSAGES))];
    const map = mapNodes(source, target, {});
    if ('unknown' in map) throw new Error('unknown');
    return moveState(map, begin(source).state, now);
  };

  it('counts a time limit that is drawn otherwise from when its element was entered', async () => {
    const drawn = (length: string) => [start, pause('t', length), end(), path('s', 't', 'e')];
    const moved = await move(drawn('P3D'), drawn('P5D'), 24 * HOUR);
    expect(moved).toMatchObject({
      ok: true,
      state: { tokens: [{}, { d: [{ at: 5 * 24 * HOUR }] }] },
      notes: [],
    });
  });

  it('sets a new time limit from now and says so, when nobody knows since when it waits', async () => {
    const drawn = (...more: string[]) => [start, service('a'), end(), path('s', 'a', 'e'), ...more];
    const limit = [boundary('b', 'a', timer('Duration', 'PT2H')), end('late'), flow('b', 'late')];
    const moved = await move(drawn(), drawn(...limit), HOUR);
    expect(moved).toMatchObject({
      ok: true,
      state: { tokens: [{}, { d: [{ at: 3 * HOUR }] }] },
      notes: ['The timer b counts from now'],
    });
    expect(await move(drawn(...limit), drawn(), HOUR)).toMatchObject({
      ok: true,
      state: { tokens: [{}, { w: 'r' }] },
    });
  });

  const plain = [start, hear('w', 'm1'), end(), path('s', 'w', 'e')];
  it.each([
    ['elementMissing', plain, [start, hear('v', 'm1'), end(), path('s', 'v', 'e')]],
    ['typeChanged', plain, [start, service('w'), end(), path('s', 'w', 'e')]],
    ['messageChanged', plain, [start, hear('w', 'm2'), end(), path('s', 'w', 'e')]],
    ['eventChanged', plain, [start, pause('w', 'PT1H'), end(), path('s', 'w', 'e')]],
    [
      'scopeChanged',
      plain,
      [
        start,
        element(
          'subProcess',
          'sub',
          {},
          element('startEvent', 's2'),
          hear('w', 'm1'),
          end('e2'),
          path('s2', 'w', 'e2'),
        ),
        end(),
        path('s', 'sub', 'e'),
      ],
    ],
  ])('is not moved where it would not be safe: %s', async (code, from, to) => {
    expect(await move(from, to)).toMatchObject({ ok: false, reason: { code } });
  });
});

describe('a migration', () => {
  let world: WorkflowWorld;
  beforeAll(async () => {
    world = await openWorkflowWorld();
  });
  afterAll(() => world.db.drop());
  const TOLD = message('test.told');
  const act = (id: string) => service(id, 'test.act', mapping([`${id} > note`]));
  const draw = (id: string, waiting: string, ...more: string[]) =>
    model(
      [start, hear(waiting, 'test.told'), ...more.map(act), end(), path('s', waiting, ...more, 'e')],
      [TOLD],
      { id },
    );
  const run = (input: Record<string, unknown>) =>
    world.call(world.workflow.migrateInstances, { fromVersion: 1, toVersion: 2, ...input } as never);

  it('says first what it would do, then moves each with an event, and they go on in the other version', async () => {
    await world.deploy(draw('moving', 'w'));
    const orders = [await world.begin('moving'), await world.begin('moving', {}, 9)];
    await world.deploy(draw('moving', 'w', 'after'));
    const tried = await run({ processId: 'moving', dryRun: true });
    expect(tried).toMatchObject({ ok: true, result: { migrated: 2, kept: 0, next: null } });
    expect((await world.processes(orders[0]!))[0]!.version).toBe(1);
    expect(await run({ processId: 'moving' })).toMatchObject({
      ok: true,
      result: { migrated: 2, items: [{ at: ['w'] }, {}] },
    });
    for (const orderId of orders) {
      expect((await world.processes(orderId))[0]!.version).toBe(2);
      expect(await world.events(orderId)).toEqual(['test.placed', 'workflow.instanceMigrated']);
      await world.tell(orderId);
    }
    await world.settle();
    expect(await world.notes()).toEqual(['after', 'after']);
    expect(await world.standing(orders[1]!)).toBe('completed');
  });

  it('keeps those for which it is not safe, with the reason, and takes a mapping', async () => {
    await world.deploy(draw('mapped', 'w'));
    const orderId = await world.begin('mapped');
    await world.deploy(draw('mapped', 'renamed'));
    expect(await run({ processId: 'mapped' })).toMatchObject({
      result: {
        migrated: 0,
        kept: 1,
        items: [{ outcome: 'kept', reason: { code: 'elementMissing', elementId: 'w' } }],
      },
    });
    expect(await run({ processId: 'mapped', mapping: { w: 'renamed' } })).toMatchObject({
      result: { migrated: 1 },
    });
    expect(await world.standing(orderId)).toBe('active renamed');
  });

  it('keeps an order that has heard what only the other version listens to', async () => {
    await world.deploy(draw('heard', 'w'));
    const orderId = await world.begin('heard');
    await world.tell(orderId, 'test.more');
    await world.deploy(
      model(
        [start, hear('w', 'test.told'), hear('n', 'test.more'), end(), path('s', 'w', 'n', 'e')],
        [TOLD, message('test.more')],
        { id: 'heard' },
      ),
    );
    expect(await run({ processId: 'heard' })).toMatchObject({
      result: { kept: 1, items: [{ reason: { code: 'messageHeard' } }] },
    });
  });

  it('refuses versions and elements that do not exist, and the same version', async () => {
    await world.deploy(draw('refusing', 'w'));
    await world.deploy(draw('refusing', 'w', 'x'));
    const code = async (input: Record<string, unknown>) => {
      const answered = await run({ processId: 'refusing', ...input });
      return answered.ok ? 'accepted' : answered.refusal.code;
    };
    expect(await code({ toVersion: 1 })).toBe('workflow.versions-alike');
    expect(await code({ toVersion: 3 })).toBe('workflow.process-unknown');
    expect(await code({ processId: 'nothing' })).toBe('workflow.process-unknown');
    expect(await code({ mapping: { w: 'none' } })).toBe('workflow.mapping-unknown');
  });

  it('changes nothing when it dies in the middle, goes on where it ended, and does nothing twice', async () => {
    await world.deploy(draw('many', 'w'));
    for (let at = 0; at < 25; at++) await world.begin('many', {}, at % 5);
    await world.deploy(draw('many', 'w', 'after'));
    const versions = async () => {
      const rows = await world.db.query<{ version: number; n: number }>(sql`
        select version, count(*) as n from workflow.instances where process_id = 'many' group by 1 order by 1`);
      return rows.map(({ version, n }) => [version, Number(n)]);
    };
    const first = await run({ processId: 'many', limit: 10 });
    if (!first.ok) throw new Error('refused');
    const stop = setFailpoint('command.written', () => {
      throw new Error('killed');
    });
    await expect(run({ processId: 'many', limit: 10, after: first.result.next })).rejects.toThrow('killed');
    stop();
    expect(await versions()).toEqual([
      [1, 15],
      [2, 10],
    ]);
    let after = first.result.next;
    const seen: number[] = [];
    while (after !== null) {
      const answered = await run({ processId: 'many', limit: 10, after });
      if (!answered.ok) throw new Error('refused');
      seen.push(answered.result.migrated);
      after = answered.result.next;
    }
    expect(seen).toEqual([10, 5]);
    expect(await versions()).toEqual([[2, 25]]);
    const call = {
      input: { processId: 'many', fromVersion: 2, toVersion: 1 } as never,
      actor: OPERATIONS,
      idempotencyKey: 'back',
    };
    const [back] = await world.executor.execute(world.workflow.migrateInstances, [call]);
    const [again] = await world.executor.execute(world.workflow.migrateInstances, [call]);
    expect(back).toMatchObject({ ok: true, result: { migrated: 25 } });
    expect(again).toMatchObject({ ok: true, replayed: true, result: { migrated: 25 } });
  });

  it('moves the open tasks of people with their process', async () => {
    const drawn = (groups: string, name: string) =>
      model(
        [
          start,
          element(
            'userTask',
            'u',
            { name },
            xml(
              'bpmn:extensionElements',
              {},
              xml('zeebe:userTask'),
              xml('zeebe:assignmentDefinition', { candidateGroups: groups }),
            ),
          ),
          end(),
          path('s', 'u', 'e'),
        ],
        [],
        { id: 'people' },
      );
    await world.deploy(drawn('service', 'Ask'));
    const orderId = await world.begin('people');
    await world.deploy(drawn('finance', 'Ask twice'));
    await run({ processId: 'people' });
    expect(await world.task(orderId)).toMatchObject({ name: 'Ask twice', candidateGroups: ['finance'] });
  });
});
