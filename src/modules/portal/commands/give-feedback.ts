// What a customer says of a delivery that has arrived: stars, whether they would recommend us, a comment. Once a delivery; it may be changed
// for some days. A low rating opens a case, so that somebody looks.
import Type, { type Static } from 'typebox';
import { callFor } from '../../../platform/call-for.ts';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import type { NewEvent } from '../../../platform/events.ts';
import { bucketOf, parseId, type Uuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { readShipmentsOf } from '../../fulfilment/index.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { portalEvent } from '../events.ts';
import { closed, OrderId, ShipmentId } from '../schemas.ts';
import { type Feedback, selectFeedback, upsertFeedback } from '../store/feedback.ts';
import { lockNames } from '../store/sessions.ts';
import { readOwnOrders } from '../visitor.ts';

/** So long after the first word it may be changed. */
export const CHANGE_DAYS = 14;
/** Ratings up to this open a case. */
const LOW = 2;
const DAY_MS = 86_400_000;

const Input = Type.Object(
  {
    orderId: OrderId,
    shipmentId: ShipmentId,
    rating: Type.Integer({ minimum: 1, maximum: 5 }),
    recommend: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 10, description: 'How likely the shop is recommended' }),
    ),
    comment: Type.Optional(Text(2000)),
  },
  closed,
);
type FeedbackItem = Item<Static<typeof Input>>;
const Output = Type.Object({ changed: Type.Boolean(), caseNumber: Type.Union([Type.String(), Type.Null()]) });

export function createGiveFeedback({ service }: Pick<PortalDependencies, 'service'>) {
  return defineCommand({
    name: 'portal.giveFeedback',
    summary: 'Rates a delivery of an own order; once, and changed for some days.',
    input: Input,
    output: Output,
    roles: ['customer'],
    refusals: [
      refusals.orderUnknown,
      refusals.deliveryUnknown,
      refusals.notDelivered,
      refusals.feedbackFinal,
    ],
    async run(tx, items) {
      const orders = await readOwnOrders(
        tx,
        items.map(({ actor, input }) => ({ actor, orderId: input.orderId })),
      );
      const own = [...new Set(orders.flatMap((order) => order?.orderId ?? []))];
      await lockNames(tx, own);
      const keys = own.map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
      const shipments = new Map((await readShipmentsOf(tx, keys)).map((each) => [each.shipmentId, each]));
      const said = new Map(
        (own.length === 0 ? [] : await selectFeedback(tx, own)).map((row) => [row.shipmentId, row]),
      );
      const accepted = new Map<number, { row: Feedback; changed: boolean }>();
      const refused = items.map((item, index): Refusal | null => {
        const order = orders[index];
        if (!order) return refusals.orderUnknown;
        const shipmentId = parseId('shp', item.input.shipmentId)!;
        const shipment = shipments.get(shipmentId);
        if (shipment?.orderId !== order.orderId) return refusals.deliveryUnknown;
        if (shipment.state !== 'delivered') return refuse(refusals.notDelivered, { state: shipment.state });
        const before = said.get(shipmentId);
        if (before && tx.now.getTime() > before.givenAt.getTime() + CHANGE_DAYS * DAY_MS)
          return refuse(refusals.feedbackFinal, { days: CHANGE_DAYS });
        const row = feedbackOf(item, order.orderId, shipmentId, before, tx.now);
        said.set(shipmentId, row);
        accepted.set(index, { row, changed: before !== undefined });
        return null;
      });
      const numbers = await openCases(tx, service.openCase, items, accepted);
      await upsertFeedback(tx, [
        ...new Map([...accepted.values()].map(({ row }) => [row.shipmentId, row])).values(),
      ]);
      return items.map((item, index): Outcome<Static<typeof Output>> => {
        const refusal = refused[index];
        if (refusal) return decline(refusal);
        const { changed } = accepted.get(index)!;
        tx.emit(item, eventOf(item, changed));
        return accept({ changed, caseNumber: numbers.get(index) ?? null });
      });
    },
  });
}

function feedbackOf(
  { input, actor }: FeedbackItem,
  orderId: Uuid,
  shipmentId: Uuid,
  before: Feedback | undefined,
  now: Date,
): Feedback {
  return {
    orderId,
    shipmentId,
    rating: input.rating,
    recommend: input.recommend ?? null,
    comment: input.comment ?? null,
    givenBy: actor.id,
    givenAt: before?.givenAt ?? now,
    changedAt: now,
    caseId: before?.caseId ?? null,
  };
}

function eventOf({ input }: FeedbackItem, changed: boolean): NewEvent {
  const { orderId, shipmentId, rating, recommend = null } = input;
  const type = changed ? 'portal.feedbackChanged' : 'portal.feedbackGiven';
  const event = portalEvent(type, orderId, { shipmentId, rating, recommend });
  return { ...event, objects: [...event.objects, ['shipment', shipmentId, 'shipment']] };
}

/** Opens a case for each delivery that is rated low and has none; its number by the item that it was opened for. */
async function openCases(
  tx: CommandTx,
  openCase: PortalDependencies['service']['openCase'],
  items: readonly FeedbackItem[],
  accepted: ReadonlyMap<number, { row: Feedback }>,
): Promise<Map<number, string>> {
  const inputs = new Map(lowOnes(accepted).map((index) => [index, caseOf(items[index]!)]));
  const opened = await callFor(tx, openCase, items, inputs);
  const numbers = new Map<number, string>();
  for (const [index, answer] of opened) {
    if (!answer.ok) continue;
    numbers.set(index, answer.result.number);
    const { shipmentId } = accepted.get(index)!.row;
    // A later word of the same set is another row of the same delivery.
    for (const { row } of accepted.values())
      if (row.shipmentId === shipmentId) row.caseId = parseId('cas', answer.result.caseId);
  }
  return numbers;
}

/** The first low rating of each delivery that has no case yet. */
function lowOnes(accepted: ReadonlyMap<number, { row: Feedback }>): number[] {
  const seen = new Set<Uuid>();
  return [...accepted].flatMap(([index, { row }]) => {
    if (row.rating > LOW || row.caseId !== null || seen.has(row.shipmentId)) return [];
    seen.add(row.shipmentId);
    return [index];
  });
}

const caseOf = ({ input }: FeedbackItem) => ({
  kind: 'complaint' as const,
  subject: `Rated ${input.rating} of 5`,
  text: input.comment ?? `The delivery was rated ${input.rating} of 5 without a comment.`,
  from: input.comment ? ('customer' as const) : ('note' as const),
  orderIds: [input.orderId],
  concerns: [{ orderId: input.orderId, shipmentId: input.shipmentId }],
  tags: ['feedback'],
});
