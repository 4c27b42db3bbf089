// `throughline orders …`: place, show, cancel, list, search, hold, release, note.
import type { Command } from 'commander';
import { action, type Context, readJson, type Surroundings, wholeNumber } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { money, time } from '../output.ts';

interface Summary {
  orderId: string;
  number: string;
  channel: string;
  externalId: string | null;
  status: string;
  placedAt: string;
  currency: string;
  totalMinor: number;
  customerName: string | null;
}

interface Line {
  lineNo: number;
  sku: string;
  name: string;
  ordered: number;
  totalMinor: number;
  [stage: string]: unknown;
}

interface Detail extends Summary {
  email: string | null;
  goodsMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  holds: { holdId: string; reason: string; note?: string }[];
  lines: Line[];
  notes: { text: string; author: string; writtenAt: string }[];
}

interface OrderEvent {
  time: string;
  type: string;
  actor: string;
}

const STAGES = ['backordered', 'reserved', 'released', 'picked', 'shipped', 'delivered', 'cancelled'];

export function addOrderCommands(program: Command, surroundings: Surroundings): void {
  const orders = program.command('orders').description('Place, find and change orders');
  orders
    .command('place')
    .description('Place an order, or an array of them, from a JSON file; - reads standard input')
    .argument('<file>')
    .option('--key <key>', 'idempotency key: the same key again gives the first answer')
    .action(action(surroundings, placeOrders));
  orders
    .command('show')
    .description('Show an order')
    .argument('<order>', 'id (ord_…) or number')
    .option('--events', 'with everything that happened to it')
    .action(action(surroundings, showOrder));
  orders
    .command('cancel')
    .description('Cancel an order, or some of its lines')
    .argument('<order>', 'id (ord_…) or number')
    .option('--lines <lines>', 'line numbers, with :quantity where not all of it: 1,2:3')
    .option('--reason <text>')
    .action(action(surroundings, cancelOrder));
  orders
    .command('list')
    .description('List orders, newest first')
    .option('--status <status>')
    .option('--channel <channel>')
    .option('--customer <id>', 'customer id (cus_…)')
    .option('--from <instant>', 'placed at or after, such as 2026-11-01T00:00:00Z')
    .option('--before <instant>', 'placed before')
    .option('--open', 'neither closed nor cancelled')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .action(action(surroundings, listOrders));
  orders
    .command('search')
    .description('Find orders by number, id, external id, e-mail, name, telephone or postal code')
    .argument('<text>')
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .action(action(surroundings, searchOrders));
  addHoldCommands(orders, surroundings);
}

function addHoldCommands(orders: Command, surroundings: Surroundings): void {
  orders
    .command('hold')
    .description('Put an order on hold')
    .argument('<order>', 'id (ord_…) or number')
    .requiredOption('--reason <reason>', 'such as HIGH_RISK_OF_FRAUD, INCORRECT_ADDRESS, OTHER')
    .option('--note <text>')
    .action(
      action(
        surroundings,
        async ({ client, out }, order: string, options: { reason: string; note?: string }) => {
          const id = await findId({ client }, order);
          const { reason, note } = options;
          const held = await client.send<{ holdId: string }>('POST', `/v1/orders/${id}/hold`, {
            reason,
            note,
          });
          out.answer(held, () => out.say(`Held: ${held.holdId}`));
        },
      ),
    );
  orders
    .command('release')
    .description('Lift holds of an order: one, those of a reason, or all')
    .argument('<order>', 'id (ord_…) or number')
    .option('--hold <id>', 'hold id (hld_…)')
    .option('--reason <reason>')
    .action(
      action(
        surroundings,
        async ({ client, out }, order: string, options: { hold?: string; reason?: string }) => {
          const id = await findId({ client }, order);
          const body = { holdId: options.hold, reason: options.reason };
          const lifted = await client.send<{ lifted: number; remaining: number }>(
            'POST',
            `/v1/orders/${id}/release-hold`,
            body,
          );
          out.answer(lifted, () => out.say(`${lifted.lifted} lifted, ${lifted.remaining} left`));
        },
      ),
    );
  orders
    .command('note')
    .description('Add a note to an order')
    .argument('<order>', 'id (ord_…) or number')
    .argument('<text>')
    .action(
      action(surroundings, async ({ client, out }, order: string, text: string) => {
        const id = await findId({ client }, order);
        const noted = await client.send('POST', `/v1/orders/${id}/notes`, { text });
        out.answer(noted, () => out.say('Noted.'));
      }),
    );
}

/** The id behind a number that people read out. */
async function findId({ client }: Pick<Context, 'client'>, order: string): Promise<string> {
  if (order.startsWith('ord_')) return encodeURIComponent(order);
  const found = await client.get<Detail>(`/v1/orders/${encodeURIComponent(order)}`);
  return found.orderId;
}

async function placeOrders(
  { client, out, fail }: Context,
  file: string,
  options: { key?: string },
): Promise<void> {
  const body = await readJson(file);
  const items = Array.isArray(body) ? body : (body as { items?: unknown[] } | null)?.items;
  if (!Array.isArray(items)) {
    const placed = await client.send<{ orderId: string; number: string; status: string }>(
      'POST',
      '/v1/orders',
      body,
      { key: options.key },
    );
    out.answer(placed, () => out.say(`${placed.number}  ${placed.orderId}  ${placed.status}`));
    return;
  }
  const answer = await client.send<{ outcomes: Outcome[] }>(
    'POST',
    '/v1/orders/bulk',
    { items },
    { key: options.key },
  );
  const refused = answer.outcomes.filter((each) => !each.ok).length;
  out.answer(answer, () => {
    answer.outcomes.forEach((outcome, index) => {
      if (outcome.ok) out.say(`${index + 1}  ${outcome.result.number}  ${outcome.result.orderId}`);
      else out.say(`${index + 1}  ${out.bad('refused')}  ${outcome.problem.title} (${outcome.problem.code})`);
    });
    out.say(`${answer.outcomes.length - refused} placed, ${refused} refused`);
  });
  if (refused > 0) fail();
}

type Outcome =
  | { ok: true; result: { orderId: string; number: string } }
  | { ok: false; problem: { title: string; code: string } };

async function showOrder(
  { client, out }: Context,
  order: string,
  options: { events?: boolean },
): Promise<void> {
  const found = await client.get<Detail>(`/v1/orders/${encodeURIComponent(order)}`);
  const events = options.events
    ? (await client.get<{ items: OrderEvent[] }>(`/v1/orders/${found.orderId}/events`)).items
    : undefined;
  out.answer(events ? { ...found, events } : found, () => {
    const { currency } = found;
    out.facts([
      ['Order', `${found.number} (${found.orderId})`],
      ['Status', found.status],
      ['Channel', `${found.channel}${found.externalId ? ` / ${found.externalId}` : ''}`],
      ['Placed', time(found.placedAt)],
      ['Customer', [found.customerName, found.email].filter(Boolean).join(', ') || null],
      ['Goods', money(found.goodsMinor, currency)],
      ['Discount', found.discountMinor > 0 ? money(found.discountMinor, currency) : null],
      ['Shipping', money(found.shippingMinor, currency)],
      ['Tax', money(found.taxMinor, currency)],
      ['Total', money(found.totalMinor, currency)],
      ...found.holds.map((hold) => ['Hold', `${hold.reason} ${hold.note ?? ''} (${hold.holdId})`] as const),
      ...found.notes.map(
        (note) => ['Note', `${note.text} (${note.author}, ${time(note.writtenAt)})`] as const,
      ),
    ]);
    out.say('');
    out.table(
      ['Line', 'SKU', 'Name', 'Ordered', 'Where', 'Total'],
      found.lines.map((line) => [
        line.lineNo,
        line.sku,
        line.name,
        line.ordered,
        STAGES.filter((stage) => Number(line[stage]) > 0)
          .map((stage) => `${line[stage]} ${stage}`)
          .join(', '),
        money(line.totalMinor, currency),
      ]),
    );
    if (!events) return;
    out.say('');
    out.table(
      ['Time', 'Event', 'By'],
      events.map((event) => [time(event.time), event.type, event.actor]),
    );
  });
}

async function cancelOrder(
  { client, out }: Context,
  order: string,
  options: { lines?: string; reason?: string },
): Promise<void> {
  const lines = options.lines === undefined ? undefined : readLines(options.lines);
  const id = await findId({ client }, order);
  const path = lines ? `/v1/orders/${id}/cancel-lines` : `/v1/orders/${id}/cancel`;
  const done = await client.send<{ status: string; cancelledUnits: number }>('POST', path, {
    ...(lines ? { lines } : {}),
    ...(options.reason === undefined ? {} : { reason: options.reason }),
  });
  out.answer(done, () => out.say(`${done.cancelledUnits} units cancelled; the order is ${done.status}`));
}

function readLines(text: string): { lineNo: number; quantity?: number }[] {
  return text.split(',').map((part) => {
    const match = /^(\d{1,6})(?::(\d{1,7}))?$/.exec(part.trim());
    if (!match) throw new CliError(`“${part}” is no line such as 2 or 2:3.`, EXIT.usage);
    return { lineNo: Number(match[1]), ...(match[2] === undefined ? {} : { quantity: Number(match[2]) }) };
  });
}

interface ListOptions {
  status?: string;
  channel?: string;
  customer?: string;
  from?: string;
  before?: string;
  open?: boolean;
  limit: number;
}

async function listOrders(context: Context, options: ListOptions): Promise<void> {
  const { status, channel, customer, from, before, open, limit } = options;
  const items: Summary[] = [];
  const query = {
    status,
    channel,
    customerId: customer,
    placedFrom: from,
    placedBefore: before,
    open,
    limit: Math.min(500, Math.max(1, limit)),
  };
  for await (const order of context.client.pages<Summary>('/v1/orders', query)) {
    if (items.length >= limit) break;
    items.push(order);
  }
  showList(context, items);
}

async function searchOrders(context: Context, text: string, options: { limit: number }): Promise<void> {
  const { limit } = options;
  const { items } = await context.client.get<{ items: Summary[] }>('/v1/orders/search', { q: text, limit });
  showList(context, items);
}

function showList({ out }: Context, items: readonly Summary[]): void {
  out.answer({ items }, () => {
    out.table(
      ['Number', 'Id', 'Placed', 'Channel', 'Status', 'Total', 'Customer'],
      items.map((order) => [
        order.number,
        order.orderId,
        time(order.placedAt),
        order.channel,
        order.status,
        money(order.totalMinor, order.currency),
        order.customerName,
      ]),
    );
    out.say(`${items.length} orders`);
  });
}
