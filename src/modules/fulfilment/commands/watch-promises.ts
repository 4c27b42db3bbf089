// Looks at parts of orders whose latest time for the next step has come: what is late is told once for each step, with its reason,
// and cleared when it is in time again. Only what is due is looked at.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { closed } from '../schemas.ts';
import { findStragglers, watchWaitingParts } from '../watch-waiting.ts';
import { watchWork } from '../watch-work.ts';

const Output = Type.Object({
  looked: Type.Integer({ description: 'As many as the limit: call again' }),
  raised: Type.Integer(),
  cleared: Type.Integer(),
});

export function createWatchPromises(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.watchPromises',
    summary: 'Tells of parts of orders that may miss their promise, and when they are in time again.',
    input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })) }, closed),
    output: Output,
    roles: [],
    refusals: [],
    routeReason: 'The worker runs it every few minutes.',
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const limit = item.input.limit ?? 300;
      const versions = await readVersions(tx);
      const locations = await parts.locations.read(tx, versions);
      const context = { locations, rulesOf: await parts.rules.read(tx, versions) };
      await findStragglers(tx);
      const work = await watchWork(tx, item, context, limit);
      const waiting = await watchWaitingParts(tx, item, context, limit);
      return [
        accept({
          looked: Math.max(work.looked, waiting.looked),
          raised: work.raised + waiting.raised,
          cleared: work.cleared + waiting.cleared,
        }),
      ];
    },
  });
}
