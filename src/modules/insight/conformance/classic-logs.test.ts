// The classic logs and models of the field, which stand beside this repository when they are there.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, type TestContext } from 'vitest';
import { buildCaseLog } from '../mining/build-case-log.ts';
import { alignLog } from './align-log.ts';
import { createAutomaton, fits } from './automaton.ts';
import { measurePrecision } from './precision.ts';
import { projectLog } from './project-log.ts';
import { readPnml } from './read-pnml.ts';
import { fromPetriNet } from './replay-net.ts';
import { replayTokens } from './replay-tokens.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/data/xes');
const need = (context: TestContext): void => {
  if (!existsSync(FOLDER))
    context.skip('the classic logs are not beside this repository (../shared/data/xes)');
};

function logOf(file: string) {
  const raw = readFileSync(path.join(FOLDER, file));
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  const traces = text.split(/<trace[ >]/).slice(1);
  return buildCaseLog(
    traces.map((trace) =>
      trace
        .split(/<event[ >]/)
        .slice(1)
        .map((event) => /key="concept:name" value="([^"]*)"/.exec(event)![1]!),
    ),
  );
}

function netOf(file: string) {
  const read = readPnml(readFileSync(path.join(FOLDER, 'models', file), 'utf8'));
  if (!read.ok) throw new Error(read.problem);
  return fromPetriNet(read.net);
}

describe('classic logs and their models', () => {
  it('replays and aligns the running example without any deviation', (context) => {
    need(context);
    const [net, log] = [netOf('running-example.pnml'), logOf('running-example.xes')];
    expect(replayTokens(net, log)).toMatchObject({
      fitness: 1,
      cases: 6,
      fittingCases: 6,
      missing: 0,
      remaining: 0,
    });
    const aligned = alignLog(net, log);
    expect(aligned).toMatchObject({ fitness: 1, cost: 0, fittingCases: 6, uncertainCases: 0 });
    expect(measurePrecision(net, aligned)).toBeGreaterThan(0.5);
  });

  it('finds the 713 cases of the receipt log that follow its most frequent way, and no other of their kind', (context) => {
    need(context);
    const [net, log] = [netOf('receipt_one_variant.pnml'), logOf('08_receipt.xes.gz')];
    const aligned = alignLog(net, log);
    expect(aligned.cases).toBe(1434);
    expect(aligned.uncertainCases).toBe(0);
    // Cases with other activities beside them fit as well once those are left out.
    const automaton = createAutomaton(net);
    const { variants } = projectLog(net, log);
    const fitting = variants
      .filter(({ trace }) => fits(automaton, [...trace]))
      .reduce((sum, { cases }) => sum + cases, 0);
    expect(aligned.fittingCases).toBe(fitting);
    expect(fitting).toBeGreaterThanOrEqual(713);
  });

  it('proves every alignment of the road traffic log, fitting exactly where its model can make the case', (context) => {
    need(context);
    const [net, log] = [netOf('roadtraffic.pnml'), logOf('roadtraffic100traces.xes')];
    const aligned = alignLog(net, log);
    expect(aligned).toMatchObject({ cases: 100, alignedCases: 100, uncertainCases: 0 });
    const automaton = createAutomaton(net);
    for (const { trace, alignment } of aligned.variants)
      expect(fits(automaton, [...trace])).toBe(alignment!.cost === 0);
  });
});

describe('files that hold no net', () => {
  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['another format', '<a/>'],
    ['a net without transitions', '<pnml><net id="n"><page id="p"><place id="a"/></page></net></pnml>'],
    [
      'an arc to nowhere',
      '<pnml><net id="n"><transition id="t"/><place id="a"/><arc id="x" source="a" target="b"/></net></pnml>',
    ],
    ['a file cut off', '<pnml><net id="n"><transition id="t"><name><text>a'],
  ])('are refused with a reason: %s', (_name, text) => {
    expect(readPnml(text)).toMatchObject({ ok: false, problem: expect.stringMatching(/\w/) });
  });
});
