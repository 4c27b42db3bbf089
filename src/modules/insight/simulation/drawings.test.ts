// BPMN drawings in a run: every kind of way, border and part does what the drawing says, as often as the log says. Small drawings, traces that
// are written out, shares counted over many cases.
import { describe, expect, it } from 'vitest';
import {
  boundary,
  element,
  errorEvent,
  eventSubprocess,
  flow,
  message,
  messageEvent,
  model,
  path,
  terminateEvent,
  timer,
} from '../../../../tests/support/bpmn-builder.ts';
import { createLocalTime } from '../causes/hour-of-week.ts';
import { byNames } from '../conformance/bpmn/labelling.ts';
import { readDrawing } from '../conformance/bpmn/read-drawing.ts';
import { buildCaseLog } from '../mining/build-case-log.ts';
import { buildFromDrawing } from './build-from-drawing.ts';
import { buildFromLog } from './build-from-log.ts';
import { applyChanges, ChangeImpossible } from './changes.ts';
import { fitModel } from './fit-model.ts';
import { projectLog } from './project-log.ts';
import { createRandom } from './random.ts';
import { readTimers } from './read-timers.ts';
import { simulate } from './simulate.ts';

const local = createLocalTime('UTC');
const HOUR = 3_600_000;

/** Cases as `a b@3 c`: activities with the hours since the one before, 1 unless told. */
function logOf(...cases: string[]) {
  return buildCaseLog(
    cases.map((text, index) => {
      let at = index * HOUR;
      return text.split(' ').map((step, place) => {
        const [activity, hours = place === 0 ? '0' : '1'] = step.split('@');
        at += Number(hours) * HOUR;
        return { activity: activity!, at };
      });
    }),
  );
}
const times = (count: number, text: string): string[] => new Array<string>(count).fill(text);

async function mineDrawing(xml: string, cases: string[]) {
  const log = logOf(...cases);
  const activities = new Set(log.activities);
  const read = await readDrawing(xml);
  if (!read.ok) throw new Error(read.problem);
  const built = buildFromDrawing({
    drawing: read.drawing,
    labelling: byNames(activities),
    timers: readTimers(read.drawing),
    activities,
  });
  const projected = projectLog(log, built);
  return fitModel(built, { log: projected.log, doers: [], local });
}

async function replay(fitted: Awaited<ReturnType<typeof mineDrawing>>, cases = 4000) {
  const arrivals = Float64Array.from({ length: cases }, (_, index) => index * 10);
  const report = await simulate({ fitted, arrivals, random: createRandom(17) }, async () => {});
  const shareOf = (label: string) => (report.steps.find((step) => step.label === label)?.count ?? 0) / cases;
  const hours = [...report.cycleSeconds].map((seconds) => seconds / 3600);
  return { ...report, shareOf, hours, meanHours: hours.reduce((sum, each) => sum + each, 0) / cases };
}

describe('ways', () => {
  const choice = model([
    element('startEvent', 'start'),
    element('task', 'a'),
    element('exclusiveGateway', 'which'),
    element('task', 'b'),
    element('task', 'c'),
    element('exclusiveGateway', 'again'),
    element('endEvent', 'end'),
    path('start', 'a', 'which', 'b', 'again', 'end'),
    path('which', 'c', 'again'),
  ]);

  it('are chosen as often as the cases chose them', async () => {
    const fitted = await mineDrawing(choice, [...times(75, 'a b@2'), ...times(25, 'a c@6')]);
    expect(fitted.ways.which).toEqual([0.75, 0.25]);
    const { shareOf, meanHours, stuck } = await replay(fitted);
    expect(Math.abs(shareOf('b') - 0.75)).toBeLessThan(0.03);
    expect(shareOf('a')).toBe(1);
    expect(meanHours).toBeGreaterThan(2.9);
    expect(meanHours).toBeLessThan(3.1);
    expect(stuck).toBe(0);
  });

  it('that no case shows are equally likely, and said to be guessed', async () => {
    const fitted = await mineDrawing(choice, times(60, 'a'));
    expect(fitted.guessed).toEqual(['which']);
  });

  it('past an activity are counted when a case ends without it', async () => {
    const skip = model([
      element('startEvent', 'start'),
      element('task', 'a'),
      element('exclusiveGateway', 'which'),
      element('task', 'b'),
      element('endEvent', 'end'),
      path('start', 'a', 'which', 'b', 'end'),
      flow('which', 'end'),
    ]);
    const fitted = await mineDrawing(skip, [...times(30, 'a b'), ...times(70, 'a')]);
    expect(fitted.ways.which).toEqual([0.3, 0.7]);
  });

  it('round again are taken as often, so loops have their length', async () => {
    const loop = model([
      element('startEvent', 'start'),
      element('exclusiveGateway', 'in'),
      element('task', 'a'),
      element('exclusiveGateway', 'more'),
      element('endEvent', 'end'),
      path('start', 'in', 'a', 'more', 'end'),
      flow('more', 'in'),
    ]);
    const fitted = await mineDrawing(loop, [...times(50, 'a'), ...times(50, 'a a a')]);
    // 200 ends of an activity: 100 of them go on, by 100 rounds more.
    expect(fitted.ways.more).toEqual([0.5, 0.5]);
    expect(Math.abs((await replay(fitted)).shareOf('a') - 2)).toBeLessThan(0.1);
  });
});

describe('ways at the same time', () => {
  it('meet when the last has come', async () => {
    const both = model([
      element('startEvent', 'start'),
      element('task', 'a'),
      element('parallelGateway', 'split'),
      element('task', 'b'),
      element('task', 'c'),
      element('parallelGateway', 'join'),
      element('task', 'd'),
      element('endEvent', 'end'),
      path('start', 'a', 'split', 'b', 'join', 'd', 'end'),
      path('split', 'c', 'join'),
    ]);
    // b comes 2 hours after a, c 5 hours after a, d an hour after the later.
    const fitted = await mineDrawing(both, times(60, 'a b@2 c@3 d@1'));
    expect(fitted.times.c!.any[0]).toBe(5 * 3600);
    const { hours, stuck } = await replay(fitted, 50);
    expect(new Set(hours)).toEqual(new Set([6]));
    expect(stuck).toBe(0);
  });

  it('that are optional are taken as often as they come, and met again', async () => {
    const some = model([
      element('startEvent', 'start'),
      element('inclusiveGateway', 'split'),
      element('task', 'b'),
      element('task', 'c'),
      element('inclusiveGateway', 'join'),
      element('task', 'd'),
      element('endEvent', 'end'),
      path('start', 'split', 'b', 'join', 'd', 'end'),
      path('split', 'c', 'join'),
    ]);
    const fitted = await mineDrawing(some, [...times(50, 'b d'), ...times(50, 'b c d')]);
    expect(fitted.ways.split).toEqual([1, 0.5]);
    const { shareOf, stuck } = await replay(fitted);
    expect(shareOf('d')).toBe(1);
    expect(Math.abs(shareOf('c') - 0.5)).toBeLessThan(0.03);
    expect(stuck).toBe(0);
  });

  it('that never meet are said to stand still', async () => {
    const wrong = model([
      element('startEvent', 'start'),
      element('exclusiveGateway', 'which'),
      element('task', 'b'),
      element('task', 'c'),
      element('parallelGateway', 'join'),
      element('endEvent', 'end'),
      path('start', 'which', 'b', 'join', 'end'),
      path('which', 'c', 'join'),
    ]);
    expect((await replay(await mineDrawing(wrong, [...times(40, 'b'), ...times(40, 'c')]), 100)).stuck).toBe(
      100,
    );
  });
});

describe('parts and borders', () => {
  it('wait for timers as long as they are drawn', async () => {
    const waits = model([
      element('startEvent', 'start'),
      element('task', 'a'),
      element('intermediateCatchEvent', 'pause', {}, timer('Duration', 'PT90M')),
      element('task', 'b'),
      element('endEvent', 'end'),
      path('start', 'a', 'pause', 'b', 'end'),
    ]);
    const fitted = await mineDrawing(waits, times(60, 'a b@1'));
    expect(fitted.model.nodes.find(({ id }) => id === 'pause')!.seconds).toBe(5400);
  });

  it('leave a part by its error as often as the log shows what is behind it', async () => {
    const part = model([
      element('startEvent', 'start'),
      element(
        'subProcess',
        'part',
        {},
        element('startEvent', 'in'),
        element('task', 'a'),
        element('endEvent', 'out'),
        path('in', 'a', 'out'),
      ),
      boundary('oops', 'part', errorEvent()),
      element('task', 'mend'),
      element('task', 'b'),
      element('endEvent', 'end'),
      element('endEvent', 'end2'),
      path('start', 'part', 'b', 'end'),
      path('oops', 'mend', 'end2'),
    ]);
    const fitted = await mineDrawing(part, [...times(80, 'a b'), ...times(20, 'a mend')]);
    expect(fitted.ways['part:xor']).toEqual([0.8, 0.2]);
    expect(Math.abs((await replay(fitted)).shareOf('mend') - 0.2)).toBeLessThan(0.02);
  });

  it('are given up when what interrupts them comes, at its time', async () => {
    const cancelled = model(
      [
        element('startEvent', 'start'),
        element('task', 'a'),
        element('task', 'b'),
        element('endEvent', 'end'),
        path('start', 'a', 'b', 'end'),
        eventSubprocess('stop', messageEvent('cancel')),
      ],
      [message('cancel')],
    );
    const fitted = await mineDrawing(cancelled, [...times(90, 'a@0 b@10'), ...times(10, 'a cancel@2')]);
    expect(fitted.triggers).toEqual([{ share: 0.1, offset: new Array(10).fill(7200) }]);
    const { shareOf } = await replay(fitted);
    expect(Math.abs(shareOf('cancel') - 0.1)).toBeLessThan(0.015);
    expect(Math.abs(shareOf('b') - 0.9)).toBeLessThan(0.015);
  });

  it('end at once where the drawing terminates', async () => {
    const ends = model([
      element('startEvent', 'start'),
      element('parallelGateway', 'split'),
      element('task', 'quick'),
      element('task', 'slow'),
      element('endEvent', 'all', {}, terminateEvent()),
      element('endEvent', 'end'),
      path('start', 'split', 'quick', 'all'),
      path('split', 'slow', 'end'),
    ]);
    const fitted = await mineDrawing(ends, times(60, 'quick@1 slow@4'));
    const { hours, shareOf } = await replay(fitted, 50);
    expect(shareOf('slow')).toBe(0);
    expect(new Set(hours)).toEqual(new Set([0]));
  });

  it('tell what of the drawing is not simulated', async () => {
    const drawn = model([
      element('startEvent', 'start'),
      element('task', 'a'),
      element('task', 'unseen'),
      boundary('late', 'a', timer('Duration', 'PT1H'), false),
      element('task', 'remind'),
      element('endEvent', 'end'),
      element('endEvent', 'end2'),
      path('start', 'a', 'unseen', 'end'),
      path('late', 'remind', 'end2'),
    ]);
    const { model: built } = await mineDrawing(drawn, times(60, 'a'));
    expect(built.leftOut).toEqual([
      { element: 'unseen', why: 'not-in-log' },
      { element: 'remind', why: 'not-in-log' },
      { element: 'late', why: 'non-interrupting' },
    ]);
  });
});

describe('changes', () => {
  const cases = [...times(75, 'a b@2 d@1'), ...times(25, 'a c@6 d@3')];
  const log = logOf(...cases);
  const fitted = fitModel(buildFromLog(log, 'log'), { log, doers: [], local });

  it('are of nothing when there are none: the log comes again', async () => {
    const { meanHours, shareOf } = await replay(fitted);
    expect(Math.abs(meanHours - (0.75 * 3 + 0.25 * 9))).toBeLessThan(0.15);
    expect(Math.abs(shareOf('c') - 0.25)).toBeLessThan(0.02);
  });

  it('of a time lengthen or shorten it, and leave the others alone', async () => {
    const changed = applyChanges(fitted, [{ kind: 'time', activity: 'c', factor: 0.5 }]).fitted;
    expect(Math.abs((await replay(changed)).meanHours - (0.75 * 3 + 0.25 * 6))).toBeLessThan(0.15);
  });

  it('automate an activity in a share of the cases', async () => {
    const changed = applyChanges(fitted, [{ kind: 'automate', activity: 'c', share: 1 }]).fitted;
    const { shareOf, meanHours } = await replay(changed);
    expect(shareOf('c')).toBe(0);
    expect(Math.abs(shareOf('c (machine)') - 0.25)).toBeLessThan(0.02);
    // What comes after keeps its time: three hours after c, one after b.
    expect(Math.abs(meanHours - (0.75 * 3 + 0.25 * 3))).toBeLessThan(0.1);
    const half = await replay(applyChanges(fitted, [{ kind: 'automate', activity: 'c', share: 0.5 }]).fitted);
    expect(Math.abs(half.shareOf('c') - 0.125)).toBeLessThan(0.02);
  });

  it('take a way away, or give it more', async () => {
    const without = applyChanges(fitted, [
      { kind: 'way', node: 'after:a', to: 'step:c', probability: 0 },
    ]).fitted;
    expect((await replay(without)).shareOf('c')).toBe(0);
    const more = applyChanges(fitted, [
      { kind: 'way', node: 'after:a', to: 'step:c', probability: 0.6 },
    ]).fitted;
    expect(Math.abs((await replay(more)).shareOf('c') - 0.6)).toBeLessThan(0.03);
    // A way that was not there: a goes to the end at once.
    const fresh = applyChanges(fitted, [
      { kind: 'way', node: 'after:a', to: 'end', probability: 0.2 },
    ]).fitted;
    expect(Math.abs((await replay(fresh)).shareOf('d') - 0.8)).toBeLessThan(0.02);
  });

  it('scale what comes, one with the other', () => {
    const twice = applyChanges(fitted, [
      { kind: 'arrivals', factor: 1.5 },
      { kind: 'arrivals', factor: 2 },
    ]);
    expect(twice.arrivalsFactor).toBe(3);
  });

  it('put people where there was only time, when they are told how long the work takes', async () => {
    const changed = applyChanges(fitted, [
      { kind: 'people', activity: 'b', count: 1, workSeconds: 60 },
    ]).fitted;
    // Three of four cases, ten seconds apart: eight times as much as one can do.
    const { pools } = await replay(changed, 400);
    expect(pools[0]!.served).toBeGreaterThan(250);
    expect(pools[0]!.queuedSeconds / pools[0]!.served).toBeGreaterThan(3600);
  });

  it('of what is not there are refused, with their place', () => {
    const refused = (change: Parameters<typeof applyChanges>[1][number]) => {
      try {
        applyChanges(fitted, [{ kind: 'arrivals', factor: 1 }, change]);
      } catch (error) {
        if (error instanceof ChangeImpossible) return [error.index, error.message];
        throw error;
      }
      return null;
    };
    expect(refused({ kind: 'time', activity: 'z', factor: 2 })).toEqual([1, 'The model has no activity z']);
    expect(refused({ kind: 'way', node: 'after:z', to: 'end', probability: 1 })).toEqual([
      1,
      'The model has no choice after:z',
    ]);
    expect(refused({ kind: 'people', activity: 'b', factor: 2 })![1]).toMatch(/shows no queue in front of b/);
    expect(refused({ kind: 'people', activity: 'b', count: 0, workSeconds: 5 })![1]).toMatch(/Nobody/);
  });
});
