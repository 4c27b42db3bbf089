// The load generator's own process: keeps connections open and sends orders as told by load.ts, one request at a time on each
// connection. It measures and counts; it judges nothing.
import process from 'node:process';
import { Histogram } from './histogram.ts';
import type { LoadJob, LoadResult, LoadSettings } from './load.ts';
import { createOneUnitOrder, createTwoLineOrder, type OrderText } from './order-text.ts';
import { openConnection, type RawAnswer, type RawConnection } from './raw-connection.ts';

const TEMPLATES_PER_CONNECTION = 8;
const LATE_ANSWER_MS = 30_000;

interface Sender {
  connection: RawConnection;
  texts: OrderText[];
  isBusy: boolean;
}

const settings = JSON.parse(process.argv[2]!) as LoadSettings;
const { port, apiKey, connections, skus, reportOrders } = settings;
const host = `127.0.0.1:${port}`;

let nextNumber = settings.firstNumber;
let job: { left: number; numbers: readonly number[] | undefined; endsAt: number; finish: () => void } | null =
  null;
let result = emptyResult();
let histogram = new Histogram();
let busy = 0;

const senders = Array.from({ length: connections }, (_, index): Sender => {
  const sender: Sender = {
    texts: makeTexts(index, null),
    isBusy: false,
    connection: openConnection(port, () => sendNext(sender)),
  };
  return sender;
});

function makeTexts(index: number, sku: string | null): OrderText[] {
  return Array.from({ length: TEMPLATES_PER_CONNECTION }, (_, at) => {
    // An order that is sent again must be the same whichever connection it goes by.
    const variant = reportOrders ? at : index * TEMPLATES_PER_CONNECTION + at;
    return sku === null
      ? createTwoLineOrder(variant, host, apiKey)
      : createOneUnitOrder(variant, sku, host, apiKey);
  });
}

function sendNext(sender: Sender): void {
  if (job === null || sender.isBusy || !sender.connection.isReady()) return;
  if (job.left <= 0 || performance.now() >= job.endsAt) return;
  job.left -= 1;
  const number = job.numbers?.[job.left] ?? nextNumber++;
  const text = sender.texts[number % TEMPLATES_PER_CONNECTION]!;
  text.fill(number, reportOrders ? deriveSkus(number) : drawSkus());
  sender.isBusy = true;
  busy += 1;
  const sentAt = performance.now();
  sender.connection.send(text.bytes, (answer) => {
    sender.isBusy = false;
    busy -= 1;
    record(number, answer, sentAt);
    // A broken connection goes on when it is open again.
    if (answer !== null) sendNext(sender);
    if (busy === 0) finishWhenOver();
  });
}

function finishWhenOver(): void {
  if (job !== null && busy === 0 && (job.left <= 0 || performance.now() >= job.endsAt)) job.finish();
}

function drawSkus(): number[] {
  const first = 1 + Math.floor(Math.random() * skus);
  const second = 1 + Math.floor(Math.random() * (skus - 1));
  return [first, second >= first ? second + 1 : second];
}

/** The same two SKUs for the same number, all over the range. */
function deriveSkus(number: number): number[] {
  const first = (number * 7919) % skus;
  return [1 + first, 1 + ((first + 1 + (number % (skus - 1))) % skus)];
}

function record(number: number, answer: RawAnswer | null, sentAt: number): void {
  const now = performance.now();
  const inTime = job !== null && now <= job.endsAt;
  const outcome = answer === null ? 'lost' : answer.status === 201 ? 'accepted' : refusalOf(answer);
  result.outcomes[outcome] = (result.outcomes[outcome] ?? 0) + 1;
  if (outcome === 'accepted' && inTime) {
    result.acceptedInTime += 1;
    histogram.record(now - sentAt);
  } else if (inTime && answer !== null) histogram.record(now - sentAt);
  if (reportOrders) (outcome === 'accepted' ? result.acceptedNumbers : result.unsureNumbers).push(number);
}

function refusalOf(answer: RawAnswer): string {
  const code = /"code":"([a-z.-]+)"/.exec(answer.body.toString('utf8'))?.[1];
  return `${answer.status} ${code ?? ''}`.trim();
}

function emptyResult(): LoadResult {
  return {
    seconds: 0,
    outcomes: {},
    acceptedInTime: 0,
    latencies: [],
    acceptedNumbers: [],
    unsureNumbers: [],
  };
}

async function execute({ seconds, count, sku, numbers }: LoadJob): Promise<LoadResult> {
  for (const [index, sender] of senders.entries()) sender.texts = makeTexts(index, sku ?? null);
  result = emptyResult();
  histogram = new Histogram();
  const startedAt = performance.now();
  const endsAt = seconds === null ? Number.POSITIVE_INFINITY : startedAt + seconds * 1000;
  await new Promise<void>((resolve) => {
    // A server that died takes its answers with it; nobody waits for them for ever.
    const late = seconds === null ? null : setTimeout(() => job?.finish(), seconds * 1000 + LATE_ANSWER_MS);
    job = { left: numbers?.length ?? count ?? Number.POSITIVE_INFINITY, numbers, endsAt, finish: resolve };
    const ticker = setInterval(finishWhenOver, 20);
    for (const sender of senders) sendNext(sender);
    job.finish = () => {
      if (late) clearTimeout(late);
      clearInterval(ticker);
      resolve();
    };
  });
  job = null;
  result.seconds = (Math.min(endsAt, performance.now()) - startedAt) / 1000;
  result.latencies = [...histogram.counts];
  return result;
}

process.on('message', (message: LoadJob) => {
  void execute(message).then((done) => process.send!(done));
});
process.on('disconnect', () => process.exit(0));
