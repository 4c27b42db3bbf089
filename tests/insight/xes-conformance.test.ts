// Seventy-one tiny public logs, good and deliberately wrong, whose names say which: what is wrong is said, by kind, and nothing else is. The files do not
// belong to this project; where they are not beside it, these tests are left out and say so.
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { READ_LIMITS } from '../../src/modules/insight/formats/limits.ts';
import { decode, unpack } from '../../src/modules/insight/formats/read-text.ts';
import { readXes } from '../../src/modules/insight/formats/read-xes.ts';
import { createReporter, Unreadable } from '../../src/modules/insight/formats/report.ts';

const LOGS = fileURLToPath(new URL('../../../shared/data/xes/conformance', import.meta.url));
const WHY = 'the public logs are not beside this repository (../shared/data/xes/conformance)';

/** Most of them have a case without a name and events without a time: allowed, and said because they cannot be mined well. */
const UNNAMED = 'caseUnnamed';
const TIMELESS = 'timeMissing';
const NAMELESS = 'activityMissing';

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  attributeEventSwapped: ['outOfOrder', NAMELESS, TIMELESS],
  attributeTraceSwapped: ['outOfOrder', UNNAMED],
  attributeValuesSwapped: ['outOfOrder'],
  booleanCorrectValue: [],
  booleanIncorrectValue: ['valueWrong'],
  classifierAttributeSwapped: ['outOfOrder'],
  classifierCorrectAttributes: [],
  classifierEmptyKeys: ['classifierEmpty'],
  classifierEventCorrectAttributes: [],
  classifierEventSwapped: ['outOfOrder', TIMELESS],
  classifierIncorrectKey: ['classifierUnknownKey'],
  classifierIncorrectScope: ['scopeWrong'],
  classifierNoAttributes: ['partIncomplete'],
  classifierTooManyAttributes: ['unknownField'],
  classifierTraceCorrectAttributes: [],
  classifierTraceSwapped: ['outOfOrder', UNNAMED],
  dateCorrectValue: [],
  dateIncorrectValue: ['valueWrong'],
  dateNoTZD: ['zoneMissing'],
  elementIncorrect: ['unknownElement', UNNAMED, TIMELESS],
  eventCorrectAttributes: [UNNAMED, TIMELESS],
  eventIdenticalAttributes: ['attributeTwice', UNNAMED, TIMELESS],
  eventIncorrectType: ['globalKind', UNNAMED, TIMELESS],
  eventTooManyAttributes: ['unknownField', UNNAMED, TIMELESS],
  extensionAttributeSwapped: ['outOfOrder'],
  extensionClassifierSwapped: ['outOfOrder'],
  extensionCorrectAttributes: [],
  extensionEventSwapped: ['outOfOrder', NAMELESS, TIMELESS],
  extensionGlobalSwapped: ['outOfOrder'],
  extensionIncorrectKey: ['extensionKeyUnknown', UNNAMED, NAMELESS, TIMELESS],
  extensionNoAttributes: ['partIncomplete'],
  extensionNotDeclared: ['extensionUndeclared'],
  extensionStandard: [],
  extensionTooManyAttributes: ['unknownField'],
  extensionTraceSwapped: ['outOfOrder', UNNAMED],
  globalAttributeSwapped: ['outOfOrder'],
  globalClassifierSwapped: ['outOfOrder'],
  globalEventStringCorrectAttributes: [],
  globalEventSwapped: ['outOfOrder', TIMELESS],
  globalIncorrectScope: ['scopeWrong'],
  globalNoAttributes: [],
  globalStringCorrectAttributes: [],
  globalStringNoAttributes: ['partIncomplete'],
  globalStringTooManyAttributes: ['unknownField'],
  globalTooManyAttributes: ['unknownField'],
  globalTraceStringCorrectAttributes: [],
  globalTraceSwapped: ['outOfOrder', UNNAMED],
  idCorrectValue: [],
  idIncorrectValue: ['idNotUuid'],
  intCorrectValue: [],
  intIncorrectValue: ['valueWrong'],
  listEmptyValues: [],
  listNoValues: ['partIncomplete'],
  listTwoValues: [],
  logCorrectAttributes: [],
  logNoAttributes: ['versionMissing'],
  logNoNestedAttributes: [],
  logOutOfPlace: ['outOfPlace', UNNAMED, TIMELESS],
  logTooManyAttributes: ['olderField'],
  noLog: ['empty'],
  realCorrectValue: [],
  realIncorrectValue: ['valueWrong'],
  stringCorrectAttributes: [],
  stringNestedNotDeclared: ['nestedUndeclared'],
  stringNoAttributes: ['partIncomplete'],
  stringNotNestedButDeclared: [],
  stringTooManyAttributes: ['unknownField'],
  traceCorrectAttributes: [UNNAMED],
  traceEventSwapped: ['outOfOrder', UNNAMED, NAMELESS, TIMELESS],
  traceOutOfPlace: ['outOfPlace', UNNAMED, TIMELESS],
  traceTooManyAttributes: ['unknownField', UNNAMED],
};

async function check(name: string): Promise<{ codes: string[]; refused: boolean; places: boolean }> {
  const report = createReporter();
  try {
    const bytes = unpack(createReadStream(path.join(LOGS, `${name}.xes`)), report, READ_LIMITS);
    for await (const _ of readXes(decode(bytes, report), report, READ_LIMITS));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  const { counts, problems } = report.report();
  return {
    codes: counts.map(({ code }) => code).sort(),
    refused: report.hasErrors(),
    places: problems.every(({ place }) => place.line !== undefined || place.byte !== undefined),
  };
}

describe.skipIf(!existsSync(LOGS))(`public logs that try a reader of XES (else left out: ${WHY})`, () => {
  it('are all in the table', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(
      readdirSync(LOGS)
        .map((file) => file.replace(/\.xes$/, ''))
        .sort(),
    );
  });

  it.each(Object.entries(EXPECTED))('%s: says exactly what is wrong, and where', async (name, codes) => {
    const found = await check(name);
    expect(found.codes).toEqual([...codes].sort());
    expect(found.places).toBe(true);
    expect(found.refused).toBe(['logOutOfPlace', 'traceOutOfPlace', 'noLog'].includes(name));
  });
});
