// What goes wrong in the simulation: crashes between two steps of a transaction, database connections that are cut, a payment
// provider and a carrier that cannot be reached. All of it can be switched off, so that the world can come to rest.
import pg from 'pg';
import { Outage } from '../../src/platform/errors.ts';
import { setFailpoint } from '../../src/platform/failpoint.ts';
import type { Random } from './random.ts';

const POINTS = [
  'command.written',
  'command.appended',
  'workflow.stepped',
  'payments.answered',
  'fulfilment.answered',
] as const;

/** Connections of this application name are left alone. */
export const UNCUT = 'uncut';

export interface Faults {
  /** How often each kind struck. */
  readonly struck: Map<string, number>;
  /** A port of the outside world that throws Outage now and then, before or after it did its work. */
  unreliable<T extends object>(port: T): T;
  /** Cuts one connection of the database at `url`, whatever it is doing. */
  cutConnection(url: string): Promise<void>;
  /** From now on `share` of the passes of each point, and of the calls of the outside world, fail. */
  start(share: number): void;
  stop(): Promise<void>;
}

/** Faults that are off until they are started. */
export function createFaults(random: Random): Faults {
  const struck = new Map<string, number>();
  let active = true;
  let share = 0;
  let admin: pg.Client | null = null;
  const strikes = (name: string): boolean => {
    if (!active || !random.chance(share)) return false;
    struck.set(name, (struck.get(name) ?? 0) + 1);
    return true;
  };
  const clear = POINTS.map((name) =>
    setFailpoint(name, () => {
      if (strikes(name)) throw new Error(`crash at ${name}`);
    }),
  );
  return {
    struck,
    unreliable: (port) =>
      new Proxy(port, {
        get(target, name, receiver) {
          const value: unknown = Reflect.get(target, name, receiver);
          if (typeof value !== 'function') return value;
          return async (...values: unknown[]) => {
            if (strikes(`${String(name)} not reached`)) throw new Outage('the outside world is away');
            const answer: unknown = await value.apply(target, values);
            if (strikes(`${String(name)} answer lost`)) throw new Outage('the line broke before the answer');
            return answer;
          };
        },
      }),
    async cutConnection(url) {
      if (!admin) {
        admin = new pg.Client({ connectionString: url });
        await admin.connect();
      }
      const { rowCount } = await admin.query(`
        select pg_terminate_backend(pid) from (
          select pid from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            and application_name <> '${UNCUT}'
          order by random() limit 1) one`);
      if (rowCount) struck.set('connection cut', (struck.get('connection cut') ?? 0) + rowCount);
    },
    start(wanted) {
      share = wanted;
    },
    async stop() {
      active = false;
      for (const end of clear) end();
      await admin?.end();
      admin = null;
    },
  };
}
