// What is in the pictures: waits until the demonstration's world has orders in every state of life, chooses those that show most, and adds
// what its people do not do (a policy, a what-if, a case, a note, a pick list), through the API alone.
import { setTimeout as sleep } from 'node:timers/promises';
import { CUSTOMERS } from '../../src/demo/company/customers.ts';
import { RULES } from './rules-shown.ts';
import type { Program } from './start-program.ts';

const LIFE_MS = 900_000;
const ENDED_ORDERS = 15;

export interface Scene {
  /** An order that is on its way, with several lines. */
  readonly order: Known;
  readonly customerId: string;
  readonly caseId: string;
  readonly pickListId: string;
  readonly policy: string;
  readonly whatIfId: string;
  readonly portal: { readonly en: Known; readonly ja: Known };
}

export interface Known {
  readonly orderId: string;
  readonly number: string;
  readonly email: string;
}

interface Row extends Known {
  readonly status: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
}

/** `call` is the API; `asPerson` the same as somebody who is signed in, for what should carry a name. */
export async function setScene(
  program: Program,
  asPerson: Program['call'],
  say: (line: string) => void,
): Promise<Scene> {
  const { call } = program;
  const ordersOf = async (status: string) =>
    (await call<{ items: Row[] }>('GET', `/v1/orders?status=${status}&limit=200`)).items;
  say(`Waiting until ${ENDED_ORDERS} orders have lived through…`);
  await until('orders that have come to their end', LIFE_MS, async () => {
    const [closed, shipped, open] = [
      await ordersOf('closed'),
      await ordersOf('shipped'),
      await ordersOf('released'),
    ];
    const isEnough = closed.length >= ENDED_ORDERS && shipped.length > 5 && open.length > 5;
    const readers = closed.filter((row) => reads(row, 'en'));
    return isEnough && readers.length > 2 && findOf([...shipped, ...closed], 'ja') && findOf(shipped, 'en')
      ? true
      : null;
  });
  await program.stopWorld();
  const [closed, shipped] = [await ordersOf('closed'), await ordersOf('shipped')];
  const order = await chooseRichest(call, shipped);
  await asPerson('POST', `/v1/orders/${order.orderId}/notes`, {
    text: 'The customer called: please leave the parcel with the neighbour on the ground floor.',
  });
  const policy = await draftRules(asPerson);
  return {
    order,
    policy,
    customerId: mostFrequent([...shipped, ...closed]),
    caseId: await openCases(asPerson, closed),
    pickListId: await makePickList(call),
    whatIfId: await askWhatIf(asPerson),
    portal: { en: findOf(shipped, 'en')!, ja: findOf([...shipped, ...closed], 'ja')! },
  };
}

type Call = Program['call'];

async function until<T>(what: string, ms: number, find: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(1000)) {
    const found = await find();
    if (found !== null) return found;
  }
  throw new Error(`waited in vain for ${what}`);
}

const PEOPLE = new Map(
  CUSTOMERS.filter(({ kind }) => kind === 'person').map(({ email, locale }) => [email, locale]),
);

/** The order is of a known person who reads this language. */
const reads = ({ email }: Row, locale: string) => PEOPLE.get(email) === locale;
const findOf = (rows: readonly Row[], locale: string) => rows.find((row) => reads(row, locale));

/** Several lines, few enough for one picture. */
async function chooseRichest(call: Call, rows: readonly Row[]): Promise<Row> {
  let best: { row: Row; lines: number } | null = null;
  for (const row of rows.slice(0, 40)) {
    const { lines } = await call<{ lines: unknown[] }>('GET', `/v1/orders/${row.orderId}`);
    if (row.customerId !== null && lines.length <= 4 && lines.length > (best?.lines ?? 0))
      best = { row, lines: lines.length };
  }
  if (!best) throw new Error('no order on its way belongs to a known customer');
  return best.row;
}

function mostFrequent(rows: readonly Row[]): string {
  const counts = new Map<string, number>();
  for (const { customerId } of rows)
    if (customerId !== null) counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first) throw new Error('no order belongs to a known customer');
  return first[0];
}

async function openCases(call: Call, closed: readonly Row[]): Promise<string> {
  const named = closed.filter((row) => row.customerId !== null && reads(row, 'en'));
  const open = async (at: number, kind: string, subject: string, text: string, priority?: string) => {
    const { orderId } = named[at]!;
    const body = { kind, subject, text, orderIds: [orderId], ...(priority ? { priority } : {}) };
    return (await call<{ caseId: string }>('POST', '/v1/cases', body)).caseId;
  };
  await open(1, 'late', 'Parcel later than promised', 'It was promised for yesterday. When does it come?');
  await open(2, 'billing', 'Invoice with another address', 'Can the invoice carry our company’s address?');
  const caseId = await open(
    0,
    'damaged',
    'One item arrived damaged',
    'Good morning, the parcel came today, thank you. One of the items has a crack. Can you send another one?',
    'high',
  );
  const write = (kind: string, text: string) => call('POST', `/v1/cases/${caseId}/messages`, { kind, text });
  await write(
    'note',
    'Photos came by e-mail: the box is whole, so it was packed like this. Told the warehouse.',
  );
  await write(
    'reply',
    'We are sorry. Another one is on its way to you today, and you may keep the broken one.',
  );
  return caseId;
}

async function makePickList(call: Call): Promise<string> {
  interface Work {
    fulfilmentOrderId: string;
    location: string;
    kind: string;
  }
  const { items } = await call<{ items: Work[] }>('GET', '/v1/fulfilment-orders?state=open&limit=200');
  const byLocation = Map.groupBy(
    items.filter(({ kind }) => kind === 'ship'),
    ({ location }) => location,
  );
  const [most] = [...byLocation].sort((a, b) => b[1].length - a[1].length);
  if (!most) throw new Error('nothing waits to be picked');
  const [location, works] = most;
  const fulfilmentOrderIds = works.slice(0, 4).map(({ fulfilmentOrderId }) => fulfilmentOrderId);
  return (await call<{ pickListId: string }>('POST', '/v1/pick-lists', { location, fulfilmentOrderIds }))
    .pickListId;
}

async function draftRules(call: Call): Promise<string> {
  const { code, name, tables } = RULES;
  await call('POST', `/v1/sourcing/policies/${code}/draft`, { name });
  await call('PATCH', `/v1/sourcing/policies/${code}/draft`, { tables });
  return code;
}

async function askWhatIf(call: Call): Promise<string> {
  const { whatIfId } = await call<{ whatIfId: string }>('POST', '/v1/what-ifs', {
    name: 'A warehouse in Wrocław',
    days: 2,
    network: { add: [{ code: 'WRO', name: 'Wrocław', latitude: 51.11, longitude: 17.03, stockShare: 0.2 }] },
  });
  await until('the what-if', LIFE_MS, async () => {
    const { state } = await call<{ state: string }>('GET', `/v1/what-ifs/${whatIfId}`);
    if (state === 'failed') throw new Error('the what-if failed');
    return state === 'finished' ? true : null;
  });
  return whatIfId;
}
