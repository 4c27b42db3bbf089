// For the tests of policies in the database: three locations, commands that are accepted or refused, rule tables, and drafts.
import { afterAll, beforeAll } from 'vitest';
import { upsertLocation } from '../../src/modules/inventory/commands/upsert-location.ts';
import { createLocationReader } from '../../src/modules/inventory/index.ts';
import { createSourcingCommands, type SourcingCommands } from '../../src/modules/sourcing/commands.ts';
import { createPolicyReader } from '../../src/modules/sourcing/policies/policy-book.ts';
import type { RuleTable } from '../../src/modules/sourcing/policies/types.ts';
import { createMovableClock } from '../../src/platform/clock.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { createExecutor, type Executor } from '../../src/platform/execute.ts';
import { silentLog } from '../../src/platform/log.ts';
import { readVersions } from '../../src/platform/versions.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };
export const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
export const COSTS = {
  perKmMinor: 1,
  perShipmentMinor: 200,
  perUnitMinor: 5,
  splitPenaltyMinor: 50,
  stockBalanceMinor: 0,
};

export let db: TestDatabase;
export let executor: Executor;
export let commands: SourcingCommands;
export const locations = createLocationReader();
export const clock = createMovableClock('2026-11-02T09:00:00Z');
let codes = 0;

/** Called once in a file of tests, outside of every `describe`. */
export function setUpPolicies(): void {
  beforeAll(async () => {
    db = await openTestDatabase();
    executor = createExecutor(db, clock, silentLog);
    commands = createSourcingCommands({ locations, costs: COSTS });
    const location = (code: string, kind: 'store' | 'distribution-centre', country: string) => ({
      ...{ code, name: code, kind, latitude: 50, longitude: 10, timeZone: 'Europe/Berlin' },
      address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: code, country },
    });
    const places = [
      location('BER', 'distribution-centre', 'DE'),
      location('MUC', 'store', 'DE'),
      location('PAR', 'store', 'FR'),
    ];
    await executor.execute(
      upsertLocation,
      places.map((input) => ({ input, actor: ADMIN })),
    );
  });
  afterAll(() => db.drop());
}

export async function call<I, R>(command: Command<I, R>, input: I, key?: string) {
  const item = { input, actor: OPERATIONS, ...(key === undefined ? {} : { idempotencyKey: key }) };
  const [answer] = await executor.execute(command, [item]);
  return answer!;
}
export async function accept<I, R>(command: Command<I, R>, input: I): Promise<R> {
  const answer = await call(command, input);
  if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.refusal)}`);
  return answer.result;
}
export async function refusal<I, R>(command: Command<I, R>, input: I) {
  const answer = await call(command, input);
  if (answer.ok) throw new Error(`${command.name} was accepted`);
  return answer.refusal;
}
export const codeOf = async <I, R>(command: Command<I, R>, input: I) => (await refusal(command, input)).code;
export const book = async () => createPolicyReader().read(db, await readVersions(db));
export const versionOf = async () => (await readVersions(db)).get('sourcing-policies') ?? 0;
export const countEvents = async (type: string) =>
  (await db.query(sql`select 1 from platform.events where type = ${type}`)).length;

export type Cells = readonly string[];
export function table(inputs: string[], rows: readonly Cells[], changes: Partial<RuleTable> = {}): RuleTable {
  return {
    name: 'rules',
    hitPolicy: 'COLLECT',
    inputs,
    outputs: ['effect', 'locations', 'amount'],
    rows: rows.map((cells) => ({
      when: cells.slice(0, inputs.length),
      does: [...cells.slice(inputs.length), '-', '-'].slice(0, 3),
    })),
    ...changes,
  };
}
export const open = (...tables: RuleTable[]) => tables as never;
export const GOOD = table(['country'], [['"DE"', '"exclude"', '"PAR"']]);

export const newCode = () => `p${codes++}`;

/** A new policy of a channel of its own, with a draft. */
export async function draft(tables: readonly RuleTable[] = [GOOD], channel: string | null = `c${codes}`) {
  const code = newCode();
  await accept(commands.draftPolicy, { code, channel });
  await accept(commands.editPolicy, { code, tables: tables as never });
  return code;
}
export const facts = {
  channel: 'web',
  country: 'DE',
  currency: 'EUR',
  valueMinor: 900,
  lines: [{ sku: 'A', quantity: 2 }],
};
