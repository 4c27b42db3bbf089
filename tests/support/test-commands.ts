// Commands and a table that tests of the platform and of workflow call instead of the domain's: each can do one thing that may
// go wrong. Nothing here is a stand-in for a module of the program.
import Type from 'typebox';
import { integerColumn, textColumn } from '../../src/platform/columns.ts';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../src/platform/command.ts';
import { type Database, sql } from '../../src/platform/db.ts';
import { defineRefusals, ItemRefused, refuse, SetConflict } from '../../src/platform/errors.ts';
import { formatId, newUuid, parseId, type Uuid } from '../../src/platform/ids.ts';

export const refusals = defineRefusals('test', {
  unwanted: [409, 'Nobody wants this.'],
  tooLate: [409, 'This was found out too late.'],
});

/** A table of notes, to see what was committed. */
export async function createNotesTable(db: Database): Promise<void> {
  await db.run(sql`create table public.notes (note_id serial primary key, text text not null, amount int)`);
}

export async function readNotes(db: Database): Promise<string[]> {
  const rows = await db.query<{ text: string }>(sql`select text from public.notes order by note_id`);
  return rows.map((row) => row.text);
}

export const WriteInput = Type.Object(
  {
    text: Type.String({ maxLength: 100 }),
    /** The order that the note is about; a note without one is an event of reference data. */
    orderId: Type.Optional(Type.String()),
    /** What goes wrong with it. */
    trouble: Type.Optional(Type.Enum(['refused', 'late', 'bug', 'bad-value', 'conflict'] as const)),
  },
  { additionalProperties: false },
);
export type WriteItem = Item<Type.Static<typeof WriteInput>>;

/** Counts how often `run` was entered, keeps the time that it was given last, and takes troubles that pass after `times` runs. */
export function createWriteNote(options: { troublesPass?: number } = {}) {
  const seen = { runs: 0, sizes: [] as number[], now: undefined as Date | undefined };
  const command = defineCommand({
    name: 'test.writeNote',
    summary: 'Writes a note.',
    input: WriteInput,
    output: Type.Object({ text: Type.String() }),
    roles: ['service', 'channel'],
    mayCall: (input, actor) => actor.role !== 'channel' || input.text.startsWith(`${actor.channel}:`),
    refusals: [refusals.unwanted, refusals.tooLate],
    async run(tx, items) {
      seen.runs += 1;
      seen.now = tx.now;
      seen.sizes.push(items.length);
      const open = items.filter(({ input }) => input.trouble !== 'refused');
      await insertNotes(tx, open);
      items.forEach(({ input }, index) => {
        if (seen.runs <= (options.troublesPass ?? Number.POSITIVE_INFINITY))
          makeTrouble(input.trouble, index);
      });
      return items.map((item) => {
        if (item.input.trouble === 'refused')
          return decline(refuse(refusals.unwanted, { text: item.input.text }));
        tell(tx, item);
        return accept({ text: item.input.text });
      });
    },
  });
  return { command, seen };
}

async function insertNotes(tx: CommandTx, items: readonly WriteItem[]): Promise<void> {
  await tx.run(sql`
    insert into public.notes (text, amount) select * from unnest(
      ${textColumn(items, ({ input }) => input.text)}::text[],
      ${integerColumn(items, ({ input }) => (input.trouble === 'bad-value' ? 99_999_999_999 : 1))}::int[])`);
}

function makeTrouble(trouble: WriteItem['input']['trouble'], index: number): void {
  if (trouble === 'late') throw new ItemRefused(index, refusals.tooLate);
  if (trouble === 'bug') throw new Error('a bug in the command');
  if (trouble === 'conflict') throw new SetConflict('lost a race');
}

function tell(tx: CommandTx, item: WriteItem): void {
  const { text, orderId } = item.input;
  const uuid = orderId === undefined ? undefined : parseId('ord', orderId)!;
  tx.emit(item, {
    type: 'test.noteWritten',
    ...(uuid === undefined ? {} : { orderId: uuid }),
    objects: [['note', text, 'note']],
    attributes: { text },
  });
  tx.enqueue({ task: 'test.mailNote', payload: { text } });
}

/** A new order's id, as outside and as stored. */
export function newOrderId(bucket: number): { uuid: Uuid; orderId: string; bucket: number } {
  const uuid = newUuid(bucket);
  return { uuid, orderId: formatId('ord', uuid), bucket };
}
