// Keeps what a what-if found, or why it failed. Called by the worker; a run that was cancelled meanwhile keeps nothing.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { closed, WhatIfId } from '../schemas.ts';
import { endWhatIf, insertDifferences, insertLoads, lockWhatIfRows } from '../store/what-ifs.ts';
import type { WhatIfResult } from '../what-if/run-what-if.ts';

const Input = Type.Object(
  {
    whatIfId: WhatIfId,
    result: Type.Optional(Type.Unsafe<WhatIfResult>(Type.Object({}))),
    failure: Type.Optional(Text(500)),
  },
  closed,
);

export const finishWhatIf = defineCommand({
  name: 'planning.finishWhatIf',
  summary: 'Keeps what a what-if found, or why it failed.',
  input: Input,
  output: Type.Object({ state: Type.Enum(['finished', 'failed'] as const) }),
  roles: [],
  routeReason: 'called by the worker that has done the run',
  refusals: [refusals.whatIfUnknown, refusals.whatIfEnded],
  maxItems: 1,
  async run(tx, items) {
    const item = items[0]!;
    const { whatIfId, result, failure = null } = item.input;
    const id = parseId('wif', whatIfId)!;
    const [row] = await lockWhatIfRows(tx, [id]);
    if (!row) return [decline(refusals.whatIfUnknown)];
    if (row.state !== 'running' && row.state !== 'queued') return [decline(refusals.whatIfEnded)];
    const state = result === undefined ? ('failed' as const) : ('finished' as const);
    if (result === undefined) await endWhatIf(tx, id, { state, failure, result: null }, tx.now);
    else {
      const { loads, differences, ...kept } = result;
      await endWhatIf(tx, id, { state, failure: null, result: kept }, tx.now);
      await insertLoads(tx, id, loads);
      await insertDifferences(tx, id, differences);
    }
    const sides = result?.sides;
    tx.emit(item, {
      type: state === 'finished' ? 'planning.whatIfFinished' : 'planning.whatIfFailed',
      objects: [['what-if', whatIfId, 'what-if']],
      attributes: {
        ...(failure === null ? {} : { failure }),
        ...(sides
          ? { liveMinor: sides.live.sums.comparableMinor, whatIfMinor: sides.whatIf.sums.comparableMinor }
          : {}),
      },
    });
    return [accept({ state })];
  },
});
