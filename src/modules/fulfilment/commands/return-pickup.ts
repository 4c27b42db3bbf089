// Takes a pick-up back that nobody wants: the customer refused it at the counter, or will not come. Its units go back on the shelf,
// those that are damaged do not. What a customer brings back later is a return, which is another thing.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Quantity, Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { loadPickups } from '../fulfilment-set.ts';
import { correctStock, recordProgress } from '../progress.ts';
import { linesAtCounter, type ReturnPlan, returnPickup } from '../return-pickups.ts';
import { isEnded } from '../rules.ts';
import { closed, FulfilmentOrderId, LineNo } from '../schemas.ts';
import type { FulfilmentOrder } from '../types.ts';

const Input = Type.Object(
  {
    fulfilmentOrderId: FulfilmentOrderId,
    reason: Type.Enum(['refused', 'unclaimed'] as const),
    note: Type.Optional(Text(500)),
    damaged: Type.Optional(
      Type.Array(Type.Object({ lineNo: LineNo, quantity: Quantity }, closed), {
        maxItems: 2000,
        description: 'Units that cannot be sold any more; they do not go back on the shelf',
      }),
    ),
  },
  closed,
);
type ReturnInput = Static<typeof Input>;
const Output = Type.Object({
  returnedUnits: Type.Integer(),
  damagedUnits: Type.Integer({ description: 'Those of the returned that did not go back on the shelf' }),
});

export function createReturnPickup(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.returnPickup',
    summary: 'Takes back a pick-up that the customer refused or will not collect; its units are free again.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.notPickup,
      refusals.fulfilmentOrderEnded,
      refusals.notPicked,
      refusals.lineUnknown,
      refusals.quantityTooLarge,
      refusals.unitsCancelled,
      refusals.stockRefused,
    ],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadPickups(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const plans: ReturnPlan[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const { fulfilmentOrderId, reason, note = null } = item.input;
        const order = set.order(fulfilmentOrderId);
        const damaged = sumByLine(item.input);
        const problem = findProblem(order, damaged);
        if (problem) return decline(problem);
        const returnedUnits = linesAtCounter(order!).reduce((sum, line) => sum + line.quantity, 0);
        const damagedUnits = [...damaged.values()].reduce((sum, units) => sum + units, 0);
        const attributes = { reason, note, damagedUnits };
        const type = 'fulfilment.pickupReturned' as const;
        const plan = returnPickup(set, locations, { index, item, order: order!, type, attributes, damaged });
        plans.push(plan);
        for (const event of plan.events) tx.emit(item, event);
        return accept({ returnedUnits, damagedUnits });
      });
      await recordProgress(
        tx,
        parts,
        plans.map((plan) => plan.progress),
      );
      await set.write();
      await correctStock(
        tx,
        parts,
        plans.flatMap((plan) => plan.corrections),
      );
      return outcomes;
    },
  });
}

function sumByLine({ damaged = [] }: ReturnInput): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { lineNo, quantity } of damaged) sums.set(lineNo, (sums.get(lineNo) ?? 0) + quantity);
  return sums;
}

function findProblem(order: FulfilmentOrder | undefined, damaged: ReadonlyMap<number, number>) {
  if (!order) return refusals.fulfilmentOrderUnknown;
  if (order.kind !== 'pickup') return refusals.notPickup;
  if (isEnded(order.state)) return refuse(refusals.fulfilmentOrderEnded, { state: order.state });
  if (order.state === 'open' || order.state === 'picking') return refusals.notPicked;
  const here = new Map(linesAtCounter(order).map((line) => [line.lineNo, line.quantity]));
  for (const [lineNo, quantity] of damaged) {
    const units = here.get(lineNo);
    if (units === undefined) return refuse(refusals.lineUnknown, { lineNo });
    if (quantity > units) return refuse(refusals.quantityTooLarge, { lineNo, here: units, asked: quantity });
  }
  return null;
}
