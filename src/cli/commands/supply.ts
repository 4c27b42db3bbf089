// `throughline supply …`: suppliers and what they sell from CSV files, purchase orders and their receipts, what to buy, who waits.
import type { Command } from 'commander';
import { SUPPLY_FILES } from '../../modules/supply/index.ts';
import { action, type Context, type Surroundings, wholeNumber } from '../context.ts';
import { CliError } from '../exit.ts';
import { addRowImport } from '../import/row-import-command.ts';
import { money } from '../output.ts';

export function addSupplyCommands(program: Command, surroundings: Surroundings): void {
  const supply = program.command('supply').description('Suppliers, purchase orders, what to buy, who waits');
  addRowImport(supply, surroundings, SUPPLY_FILES);
  addOrders(supply, surroundings);
  addReceive(supply, surroundings);
  addProposals(supply, surroundings);
  addQueue(supply, surroundings);
}

interface PurchaseOrder {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: string;
  currency: string;
  totalMinor: number;
  expectedOn: string | null;
}

interface PurchaseLine {
  lineNo: number;
  sku: string;
  ordered: number;
  confirmed: number;
  open: number;
  received: number;
  damaged: number;
  cancelled: number;
  expectedOn: string | null;
}

type WholeOrder = PurchaseOrder & { lines: PurchaseLine[] };

function addOrders(supply: Command, surroundings: Surroundings): void {
  supply
    .command('orders')
    .description('List purchase orders, newest first')
    .option('--state <state>', 'such as placed, confirmed or partly-received')
    .option('--supplier <code>')
    .option('--sku <sku>')
    .option('--due-by <date>', 'something open is expected on this day or before')
    .action(
      action(
        surroundings,
        async (
          { client, out },
          options: { state?: string; supplier?: string; sku?: string; dueBy?: string },
        ) => {
          const items: PurchaseOrder[] = [];
          for await (const order of client.pages<PurchaseOrder>('/v1/purchase-orders', {
            ...options,
            limit: 500,
          }))
            items.push(order);
          out.answer({ items }, () =>
            out.table(
              ['Number', 'Supplier', 'To', 'State', 'Expected', 'Total'],
              items.map((each) => [
                each.number,
                each.supplier,
                each.location,
                each.state,
                each.expectedOn,
                money(each.totalMinor, each.currency),
              ]),
            ),
          );
        },
      ),
    );
  supply
    .command('order')
    .description('Show a purchase order')
    .argument('<order>', 'number such as PO-1001, or id')
    .action(
      action(surroundings, async (context, order: string) => {
        const whole = await context.client.get<WholeOrder>(
          `/v1/purchase-orders/${await findId(context, order)}`,
        );
        showOrder(context, whole);
      }),
    );
}

/** The id of a number that people read out. */
async function findId({ client }: Context, order: string): Promise<string> {
  if (!order.startsWith('PO-')) return encodeURIComponent(order);
  const { items } = await client.get<{ items: PurchaseOrder[] }>('/v1/purchase-orders', { number: order });
  if (!items[0]) throw new CliError(`There is no purchase order ${order}.`);
  return items[0].purchaseOrderId;
}

function showOrder({ out }: Context, order: WholeOrder): void {
  out.answer(order, () => {
    out.say(`${order.number}: ${order.supplier} to ${order.location}, ${order.state}`);
    out.table(
      ['Line', 'SKU', 'Ordered', 'Confirmed', 'Open', 'Received', 'Damaged', 'Cancelled', 'Expected'],
      order.lines.map((line) => [
        line.lineNo,
        line.sku,
        line.ordered,
        line.confirmed,
        line.open,
        line.received,
        line.damaged,
        line.cancelled,
        line.expectedOn,
      ]),
    );
  });
}

function addReceive(supply: Command, surroundings: Surroundings): void {
  supply
    .command('receive')
    .description('Book what has come of one line of a purchase order')
    .argument('<order>', 'number such as PO-1001, or id')
    .argument('<line>', 'number of the line', wholeNumber)
    .argument('<units>', 'units that go onto the shelf', wholeNumber)
    .option('--damaged <n>', 'units that came unfit for the shelf', wholeNumber)
    .option('--replaced', 'the supplier sends the damaged units again')
    .option('--final', 'nothing more of the line comes')
    .option('--lot <lot>')
    .option('--expires <date>', 'last day on which the lot is good')
    .option('--note <delivery-note>')
    .action(action(surroundings, receiveLine));
}

async function receiveLine(
  context: Context,
  order: string,
  lineNo: number,
  quantity: number,
  options: {
    damaged?: number;
    replaced?: boolean;
    final?: boolean;
    lot?: string;
    expires?: string;
    note?: string;
  },
): Promise<void> {
  const { expires: expiresOn, note: deliveryNote, ...rest } = options;
  const path = `/v1/purchase-orders/${await findId(context, order)}/receipts`;
  const body = { deliveryNote, lines: [{ lineNo, quantity, expiresOn, ...rest }] };
  showOrder(context, await context.client.send<WholeOrder>('POST', path, body));
}

interface Proposal {
  proposalId: string;
  supplier: string;
  location: string;
  sku: string;
  quantity: number;
  expectedOn: string;
  why: string;
  belowMinimumOrder: boolean;
}

function addProposals(supply: Command, surroundings: Surroundings): void {
  supply
    .command('proposals')
    .description('Show what should be bought, and why')
    .option('--make', 'work it out anew first')
    .option('--supplier <code>')
    .action(
      action(surroundings, async ({ client, out }, options: { make?: boolean; supplier?: string }) => {
        if (options.make) await client.send('POST', '/v1/purchase-proposals/make', {});
        const items: Proposal[] = [];
        const query = { supplier: options.supplier, limit: 500 };
        for await (const each of client.pages<Proposal>('/v1/purchase-proposals', query)) items.push(each);
        out.answer({ items }, () =>
          out.table(
            ['Id', 'Supplier', 'To', 'SKU', 'Units', 'Expected', 'Why'],
            items.map((each) => [
              each.proposalId,
              each.supplier,
              each.location,
              each.sku,
              each.quantity,
              each.expectedOn,
              each.belowMinimumOrder ? `${each.why} Below the supplier's minimum.` : each.why,
            ]),
          ),
        );
      }),
    );
  supply
    .command('buy')
    .description('Make purchase orders of proposals, one for each supplier and location')
    .argument('<proposals...>', 'ids of proposals')
    .option('--place', 'order them at once; drafts unless told')
    .action(
      action(surroundings, async ({ client, out }, ids: string[], options: { place?: boolean }) => {
        const proposals = ids.map((proposalId) => ({ proposalId }));
        const made = await client.send<{ purchaseOrders: PurchaseOrder[] }>(
          'POST',
          '/v1/purchase-proposals/order',
          { proposals, place: options.place ?? false },
        );
        out.answer(made, () => {
          for (const { number, supplier, location, state } of made.purchaseOrders)
            out.say(out.good(`${number}: ${supplier} to ${location}, ${state}`));
        });
      }),
    );
}

interface Queue {
  rule: string;
  waitingUnits: number;
  uncoveredUnits: number;
  lines: {
    position: number;
    orderId: string;
    lineNo: number;
    channel: string;
    quantity: number;
    promisedDate: string | null;
    arrivesOn: string | null;
    uncovered: number;
  }[];
}

function addQueue(supply: Command, surroundings: Surroundings): void {
  supply
    .command('queue')
    .description('Show who waits for a SKU, by its rule, and what each will get and when')
    .argument('<sku>')
    .action(
      action(surroundings, async ({ client, out }, sku: string) => {
        const queue = await client.send<Queue>('POST', '/v1/orders/explain-waiting', { sku });
        out.answer(queue, () => {
          const { rule, waitingUnits, uncoveredUnits, lines } = queue;
          out.say(
            `${waitingUnits} units wait, ${uncoveredUnits} of them for nothing on its way; rule: ${rule}.`,
          );
          if (lines.length === 0) return;
          out.table(
            ['', 'Order', 'Line', 'Channel', 'Units', 'Promised', 'Arrives', 'Uncovered'],
            lines.map((line) => [
              line.position,
              line.orderId,
              line.lineNo,
              line.channel,
              line.quantity,
              line.promisedDate,
              line.arrivesOn,
              line.uncovered,
            ]),
          );
        });
      }),
    );
}
