// Says who waits for a SKU, in the order of its rule, and what each will get and when. It decides nothing and writes nothing.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import type { LocationList } from '../../inventory/index.ts';
import { allocateSupply } from '../../supply/index.ts';
import { refusals } from '../errors.ts';
import type { SharingDependencies } from '../fill-backorders.ts';
import type { PeggedLine } from '../peg-lines.ts';
import { readPeggedLines } from '../read-pegged-lines.ts';

/** Lines that are shown; the rest is counted. */
const SHOWN = 500;

const nullableText = Type.Union([Type.String(), Type.Null()]);
const Output = Type.Object({
  rule: Type.String(),
  waitingUnits: Type.Integer(),
  uncoveredUnits: Type.Integer({ description: 'Units that nothing on its way covers' }),
  lines: Type.Array(
    Type.Object({
      position: Type.Integer({ description: 'Place in the queue by the rule' }),
      orderId: IdOf('ord'),
      lineNo: Type.Integer(),
      channel: Type.String(),
      quantity: Type.Integer(),
      since: Type.String({ format: 'date-time' }),
      promisedDate: nullableText,
      arrivesOn: { ...nullableText, description: 'When its last unit would arrive as things stand' },
      uncovered: Type.Integer(),
      supplies: Type.Array(
        Type.Object({
          location: Type.String(),
          quantity: Type.Integer(),
          reference: { ...nullableText, description: 'Null: stock that is there' },
          dueOn: nullableText,
        }),
      ),
    }),
  ),
});

export function createExplainWaiting(dependencies: SharingDependencies) {
  return defineCommand({
    name: 'orders.explainWaiting',
    summary: 'Says who waits for a SKU, in the order of its rule, and what each will get and when.',
    input: Type.Object({ sku: Sku }, { additionalProperties: false }),
    output: Output,
    roles: ['operations', 'service', 'read-only'],
    refusals: [refusals.skuUnknown],
    async run(tx, items) {
      const skus = [...new Set(items.map(({ input }) => input.sku))];
      const { variants, locations, policies, lines } = await readPeggedLines(tx, dependencies, skus);
      return items.map(({ input: { sku } }) => {
        if (!variants.has(sku)) return decline(refuse(refusals.skuUnknown, { sku }));
        const { rule } = policies.of(sku);
        const own = lines.filter(({ claim }) => claim.row.sku === sku);
        // Nothing is shared: only the order of the queue is asked for.
        const queue = allocateSupply(
          rule,
          new Map(),
          own.map(({ claim }) => claim),
        );
        const byId = new Map(own.map((line) => [line.claim.id, line]));
        return accept({
          rule,
          waitingUnits: own.reduce((sum, { claim }) => sum + claim.quantity, 0),
          uncoveredUnits: own.reduce((sum, { uncovered }) => sum + uncovered, 0),
          lines: queue.slice(0, SHOWN).map(({ claim, position }) => ({
            position,
            ...showLine(byId.get(claim.id)!, locations),
          })),
        });
      });
    },
  });
}

function showLine({ claim, pegs, uncovered, last }: PeggedLine, locations: LocationList) {
  return {
    orderId: formatId('ord', claim.orderId) as string,
    lineNo: claim.lineNo,
    channel: claim.row.channel,
    quantity: claim.quantity,
    since: new Date(claim.since).toISOString(),
    promisedDate: claim.promisedOn,
    arrivesOn: last?.arrivesOn ?? null,
    uncovered,
    supplies: pegs.map(({ locationId, ...peg }) => ({
      location: locations.byId.get(locationId)!.code,
      ...peg,
    })),
  };
}
