// What the tests of inventory start from: a database with two locations, some SKUs and a bundle, the commands, and short ways
// to call them.

import { createCatalogReader, defineBundle, upsertVariant } from '../../src/modules/catalog/index.ts';
import { createChannelRules } from '../../src/modules/inventory/channels.ts';
import { createInventoryCommands, type InventoryCommands } from '../../src/modules/inventory/commands.ts';
import type { InventoryDependencies } from '../../src/modules/inventory/dependencies.ts';
import { createLocationReader } from '../../src/modules/inventory/locations.ts';
import { createStockSnapshot } from '../../src/modules/inventory/stock-snapshot.ts';
import { createMovableClock, type MovableClock } from '../../src/platform/clock.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { type Answer, createExecutor, type Executor } from '../../src/platform/execute.ts';
import type { Uuid } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };
export const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
export const channelActor = (channel: string): Actor => ({ id: `key:${channel}`, role: 'channel', channel });

/** One server process: its own caches and its own commands over the shared database. */
export interface Server {
  readonly executor: Executor;
  readonly dependencies: InventoryDependencies;
  readonly commands: InventoryCommands;
}

export interface World extends Server {
  readonly db: TestDatabase;
  readonly clock: MovableClock;
  /** Another server over the same database. */
  startServer(): Server;
  /** Answers of one set. */
  call<I, R>(command: Command<I, R>, inputs: readonly I[], actor?: Actor): Promise<Answer<R>[]>;
  /** The one result; throws on a refusal. */
  accept<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<R>;
  /** The one refusal's code, or 'accepted'. */
  refusal<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<string>;
  addSkus(skus: readonly string[]): Promise<void>;
  skuId(sku: string): Promise<Uuid>;
  locationId(code: string): Promise<Uuid>;
  /** Stored figures of a position. */
  level(
    sku: string,
    location: string,
  ): Promise<{ onHand: number; reserved: number; safetyStock: number } | null>;
  events(): Promise<{ type: string; objects: string[][]; attributes: Record<string, unknown> }[]>;
}

export const BERLIN = {
  code: 'BER',
  name: 'Berlin',
  kind: 'distribution-centre' as const,
  latitude: 52.5,
  longitude: 13.4,
  address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
  timeZone: 'Europe/Berlin',
};
export const PARIS = {
  ...BERLIN,
  code: 'PAR',
  name: 'Paris',
  kind: 'store' as const,
  latitude: 48.9,
  longitude: 2.4,
  address: { lines: ['Rue du Port 1'], postalCode: '75001', city: 'Paris', country: 'FR' },
  timeZone: 'Europe/Paris',
};

export async function openWorld(): Promise<World> {
  const db = await openTestDatabase();
  const clock = createMovableClock('2026-11-02T09:00:00Z');
  const startServer = (): Server => {
    const dependencies: InventoryDependencies = {
      catalog: createCatalogReader(),
      locations: createLocationReader(),
      channels: createChannelRules(),
      stock: createStockSnapshot(),
    };
    return {
      dependencies,
      executor: createExecutor(db, clock, silentLog),
      commands: createInventoryCommands(dependencies),
    };
  };
  const server = startServer();
  const world = { ...server, ...asking(db, server), db, clock, startServer };
  await world.addSkus(['A', 'B', 'C']);
  await world.accept(upsertVariant, { sku: 'KIT', name: 'Kit' }, ADMIN);
  const components = [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 1 },
  ];
  await world.accept(defineBundle, { sku: 'KIT', components }, ADMIN);
  await world.call(world.commands.upsertLocation, [BERLIN, PARIS], ADMIN);
  return world;
}

function asking(db: TestDatabase, { executor }: Server) {
  async function call<I, R>(command: Command<I, R>, inputs: readonly I[], actor: Actor = OPERATIONS) {
    return executor.execute(
      command,
      inputs.map((input) => ({ input, actor })),
    );
  }
  async function readOne<T>(rows: Promise<T[]>): Promise<T> {
    const [row] = await rows;
    if (!row) throw new Error('the row is not there');
    return row;
  }
  return {
    call,
    async accept<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<R> {
      const [answer] = await call(command, [input], actor);
      if (!answer!.ok) throw new Error(`${command.name}: ${JSON.stringify(answer!.refusal)}`);
      return answer!.result;
    },
    async refusal<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<string> {
      const [answer] = await call(command, [input], actor);
      return answer!.ok ? 'accepted' : answer!.refusal.code;
    },
    async addSkus(skus: readonly string[]) {
      await call(
        upsertVariant,
        skus.map((sku) => ({ sku, name: sku })),
        ADMIN,
      );
    },
    skuId: async (sku: string) =>
      (
        await readOne(
          db.query<{ id: Uuid }>(sql`select sku_id as id from catalog.variants where sku = ${sku}`),
        )
      ).id,
    locationId: async (code: string) =>
      (
        await readOne(
          db.query<{ id: Uuid }>(sql`select location_id as id from inventory.locations where code = ${code}`),
        )
      ).id,
    async level(sku: string, location: string) {
      const rows = await db.query<{ onHand: number; reserved: number; safetyStock: number }>(sql`
        select s.on_hand as "onHand", s.reserved, s.safety_stock as "safetyStock"
        from inventory.stock s join inventory.skus k using (sku_id) join inventory.locations l using (location_id)
        where k.sku = ${sku} and l.code = ${location}`);
      return rows[0] ?? null;
    },
    events: () =>
      db.query<{ type: string; objects: string[][]; attributes: Record<string, unknown> }>(sql`
        select type, objects, attributes from platform.events where type like 'inventory.%'
        order by occurred_at, bucket, position`),
  };
}
