// The outside world of the benchmarks, through bulk routes as fast as they answer: a warehouse that picks, packs and ships whatever is
// to do, and a carrier that delivers it at once. Its label is bought by the program from its carrier, as by default.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, Outcome } from '../../src/demo/api.ts';

const BATCH = 500;
const IDLE_MS = 40;
const LABEL_PATIENCE_MS = 60_000;
/** Batches between packing and delivery at once. */
const MAX_UNDER_WAY = 6;

export interface Warehouse {
  /** What was refused, by code. */
  readonly refusals: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** `restMs`: pause after each batch, for a warehouse that should not take the whole machine. */
export function startWarehouse(api: Api, options: { restMs?: number } = {}): Warehouse {
  const refusals = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let failure: unknown;

  function accepted<R>(outcomes: readonly Outcome<R>[]): R[] {
    return outcomes.flatMap((outcome) => {
      if (outcome.ok) return [outcome.result];
      const { code } = outcome.problem;
      refusals.set(code, (refusals.get(code) ?? 0) + 1);
      return [];
    });
  }

  async function sendOff(fulfilmentOrderIds: readonly string[]): Promise<void> {
    const packed = await api.bulk<{ shipmentId: string }>(
      'POST',
      '/v1/fulfilment-orders/pack/bulk',
      fulfilmentOrderIds.map((fulfilmentOrderId) => ({ fulfilmentOrderId })),
    );
    const shipments = accepted(packed).map(({ shipmentId }) => ({ shipmentId }));
    if (shipments.length === 0) return;
    await waitForLabels(api, shipments);
    accepted(await api.bulk('POST', '/v1/shipments/ship/bulk', shipments));
    const at = new Date().toISOString();
    const news = shipments.map(({ shipmentId }) => ({ shipmentId, status: 'delivered', at }));
    accepted(await api.bulk('POST', '/v1/shipments/tracking/bulk', news));
  }

  async function work(): Promise<void> {
    while (!stopping) {
      const { items } = await api.get<{ items: { fulfilmentOrderId: string }[] }>(
        `/v1/fulfilment-orders?state=open&limit=${BATCH}`,
      );
      if (items.length === 0) {
        await sleep(IDLE_MS);
        continue;
      }
      const ids = items.map(({ fulfilmentOrderId }) => fulfilmentOrderId);
      const picks = await api.bulk(
        'POST',
        '/v1/fulfilment-orders/pick/bulk',
        ids.map((fulfilmentOrderId) => ({ fulfilmentOrderId })),
      );
      accepted(picks);
      const sending = sendOff(ids.filter((_, index) => picks[index]!.ok)).catch((error: unknown) => {
        failure ??= error;
      });
      underWay.add(sending);
      void sending.finally(() => underWay.delete(sending));
      if (underWay.size >= MAX_UNDER_WAY) await Promise.race(underWay);
      if (options.restMs) await sleep(options.restMs);
    }
  }

  const working = work().catch((error: unknown) => {
    failure ??= error;
  });
  return {
    refusals,
    async stop() {
      stopping = true;
      await working;
      await Promise.all(underWay);
      if (failure !== undefined) throw failure;
    },
  };
}

/** The labels of a set are bought by one job, but two sets of one request by two: the last and the first say it for all. */
async function waitForLabels(api: Api, shipments: readonly { shipmentId: string }[]): Promise<void> {
  const watched = [shipments[0]!, shipments[Math.floor(shipments.length / 2)]!, shipments.at(-1)!];
  for (const { shipmentId } of watched) {
    for (const giveUpMs = Date.now() + LABEL_PATIENCE_MS; ; await sleep(IDLE_MS)) {
      const { state } = await api.get<{ state: string }>(`/v1/shipments/${shipmentId}`);
      if (state !== 'label-requested') break;
      if (Date.now() > giveUpMs) throw new Error(`The label of ${shipmentId} did not come.`);
    }
  }
}
