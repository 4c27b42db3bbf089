// What a customer writes to us becomes a case, or goes into the one that is open about the order.
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
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import type { OrderDetail } from '../../orders/index.ts';
import { CASE_KINDS, readOpenCases } from '../../service/index.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { closed, OrderId } from '../schemas.ts';
import { lockNames } from '../store/sessions.ts';
import { readOwnOrders } from '../visitor.ts';

const Input = Type.Object(
  {
    orderId: OrderId,
    text: Text(4000),
    kind: Type.Optional(Type.Enum(CASE_KINDS)),
  },
  closed,
);
const Output = Type.Object({ caseNumber: Type.String(), opened: Type.Boolean() });
type Result = Static<typeof Output>;
type MessageItem = Item<Static<typeof Input>>;

export function createSendMessage({ service }: Pick<PortalDependencies, 'service'>) {
  return defineCommand({
    name: 'portal.sendMessage',
    summary: 'Writes to the shop about an own order.',
    input: Input,
    output: Output,
    roles: ['customer'],
    refusals: [refusals.orderUnknown],
    async run(tx, items) {
      const orders = await readOwnOrders(
        tx,
        items.map(({ actor, input }) => ({ actor, orderId: input.orderId })),
      );
      const own = orders.filter((order) => order !== null).map((order) => order.orderId);
      await lockNames(tx, own);
      const open = new Map((await readOpenCases(tx, own)).map((row) => [row.orderId, row]));
      const results = new Map<number, Result>();
      // Messages of one set about one order go one after the other, so that the second goes into the case of the first.
      for (const turn of turnsOf(orders)) await takeTurn(tx, service, items, orders, turn, open, results);
      return items.map((_, index): Outcome<Result> => {
        const result = results.get(index);
        return result ? accept(result) : decline(refusals.orderUnknown);
      });
    },
  });
}

/** Indices of items, no order twice in a turn. */
function turnsOf(orders: readonly (OrderDetail | null)[]): number[][] {
  const turns: number[][] = [];
  const seen = new Map<Uuid, number>();
  orders.forEach((order, index) => {
    if (!order) return;
    const turn = seen.get(order.orderId) ?? 0;
    seen.set(order.orderId, turn + 1);
    turns[turn] ??= [];
    turns[turn].push(index);
  });
  return turns;
}

async function takeTurn(
  tx: CommandTx,
  { addMessage, openCase }: PortalDependencies['service'],
  items: readonly MessageItem[],
  orders: readonly (OrderDetail | null)[],
  turn: readonly number[],
  open: Map<Uuid, { caseId: Uuid; number: number }>,
  results: Map<number, Result>,
): Promise<void> {
  const known = turn.flatMap((index) => {
    const found = open.get(orders[index]!.orderId);
    return found ? [[index, found] as const] : [];
  });
  const added = await callFor(
    tx,
    addMessage,
    items,
    new Map(
      known.map(([index, { caseId }]) => [
        index,
        { caseId: formatId('cas', caseId), kind: 'customer' as const, text: items[index]!.input.text },
      ]),
    ),
  );
  for (const [index, { number }] of known)
    if (added.get(index)!.ok) results.set(index, { caseNumber: `C-${number}`, opened: false });
  // No case, or one that was settled too long ago.
  const fresh = turn.filter((index) => !results.has(index));
  const opened = await callFor(
    tx,
    openCase,
    items,
    new Map(fresh.map((index) => [index, caseOf(items[index]!)])),
  );
  for (const index of fresh) {
    const answer = opened.get(index)!;
    if (!answer.ok) continue;
    results.set(index, { caseNumber: answer.result.number, opened: true });
    const [row] = await readOpenCases(tx, [orders[index]!.orderId]);
    if (row) open.set(row.orderId, row);
  }
}

const caseOf = ({ input }: MessageItem) => ({
  kind: input.kind ?? ('inquiry' as const),
  subject: input.text.split('\n')[0]!.slice(0, 80).trim() || 'Message',
  text: input.text,
  orderIds: [input.orderId],
  acknowledge: true,
  tags: ['portal'],
});
