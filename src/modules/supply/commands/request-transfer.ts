// The command that asks one location to send stock to another. Nothing moves yet, and nothing is expected before it is shipped.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { newUuid } from '../../../platform/ids.ts';
import { CalendarDate, Quantity } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import { Sku, type Variant } from '../../catalog/index.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitTransfer } from '../events.ts';
import { closed, LocationCode, Note, Reference, TransferView } from '../schemas.ts';
import { insertTransferLines, insertTransfers, takeTransferNumbers } from '../store/transfers.ts';
import type { Transfer, TransferLine } from '../types.ts';
import { showTransfer } from '../views.ts';

const Line = Type.Object({ sku: Sku, quantity: Quantity }, closed);

const Input = Type.Object(
  {
    from: LocationCode,
    to: LocationCode,
    lines: Type.Array(Line, { minItems: 1, maxItems: 500 }),
    expectedOn: Type.Optional({ ...CalendarDate, description: 'When it is wanted' }),
    reference: Type.Optional(Reference),
    note: Type.Optional(Note),
  },
  closed,
);

export function createRequestTransfer(dependencies: Pick<SupplyDependencies, 'catalog' | 'locations'>) {
  return defineCommand({
    name: 'supply.requestTransfer',
    summary: 'Asks one location to send stock to another.',
    input: Input,
    output: TransferView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.sameLocation,
      supplyRefusals.locationUnknown,
      supplyRefusals.skuUnknown,
      supplyRefusals.bundleHasNoStock,
    ],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await dependencies.locations.read(tx, versions);
      const skus = new Set(items.flatMap(({ input }) => input.lines.map((line) => line.sku)));
      const variants = await dependencies.catalog.readVariants(tx, versions, [...skus]);
      const numbers = await takeTransferNumbers(tx, items.length);
      const transfers: Transfer[] = [];
      const written: TransferLine[] = [];
      const outcomes = items.map((item, index) => {
        const { input, actor } = item;
        if (input.from === input.to)
          return decline(refuse(supplyRefusals.sameLocation, { location: input.from }));
        const [from, to] = [locations.byCode.get(input.from), locations.byCode.get(input.to)];
        if (!from || !to) {
          return decline(refuse(supplyRefusals.locationUnknown, { location: from ? input.to : input.from }));
        }
        const unknown = input.lines.find((line) => !variants.has(line.sku));
        if (unknown) return decline(refuse(supplyRefusals.skuUnknown, { sku: unknown.sku }));
        const bundle = input.lines.find((line) => variants.get(line.sku)!.bundle);
        if (bundle) return decline(refuse(supplyRefusals.bundleHasNoStock, { sku: bundle.sku }));
        const transfer: Transfer = {
          transferId: newUuid(),
          number: numbers[index]!,
          fromLocationId: from.locationId,
          toLocationId: to.locationId,
          state: 'requested',
          reference: input.reference ?? null,
          note: input.note ?? null,
          expectedOn: input.expectedOn ?? null,
          requestedBy: actor.id,
          requestedAt: tx.now,
          shippedAt: null,
          endedAt: null,
        };
        const lines = input.lines.map((line, at) =>
          lineOf(transfer, at + 1, line.quantity, variants.get(line.sku)!),
        );
        transfers.push(transfer);
        written.push(...lines);
        emitTransfer(tx, item, 'supply.transferRequested', transfer, lines);
        return accept(showTransfer(transfer, lines, locations.byId));
      });
      await insertTransfers(tx, transfers);
      await insertTransferLines(tx, written);
      return outcomes;
    },
  });
}

function lineOf({ transferId }: Transfer, lineNo: number, requested: number, variant: Variant): TransferLine {
  const { skuId, sku } = variant;
  const none = { inTransit: 0, received: 0, lost: 0, cancelled: 0, transitLots: [] };
  return { transferId, lineNo, supplyId: newUuid(), skuId, sku, requested, waiting: requested, ...none };
}
