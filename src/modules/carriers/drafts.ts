// The single place where rows go into drafts of rate cards, and where a carrier without a draft gets one: a copy of its newest
// published version, so that a change of one price is a change of one row.
import { accept, type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import { refusals } from './errors.ts';
import { type CarrierEventType, type Change, emitChanges, emitRateCard } from './events.ts';
import type { WriteOutcome } from './schemas.ts';
import type { Written } from './store/draft-rows.ts';
import { copyCardRows, deleteDrafts, insertDrafts, selectRateCards } from './store/rate-cards.ts';
import { lockCarriers, selectServices } from './store/services.ts';
import type { RateCard } from './types.ts';

export interface NewDraft {
  readonly item: Item<unknown>;
  readonly carrier: string;
  /** Version whose rows it starts with; null: none. */
  readonly copyOf: number | null;
}

/** Starts drafts, each instead of the one that was there; returns their versions by carrier. */
export async function startDrafts(
  tx: CommandTx,
  cards: readonly RateCard[],
  drafts: readonly NewDraft[],
): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  if (drafts.length === 0) return versions;
  for (const { carrier } of drafts) {
    const highest = cards.find((card) => card.carrier === carrier)?.version ?? 0;
    versions.set(carrier, highest + 1);
  }
  await deleteDrafts(
    tx,
    drafts.map((draft) => draft.carrier),
  );
  const rows = drafts.map(({ carrier, item }) => ({
    carrier,
    version: versions.get(carrier)!,
    createdBy: item.actor.id,
  }));
  await insertDrafts(tx, rows, tx.now);
  const copies = drafts.flatMap(({ carrier, copyOf }) =>
    copyOf === null ? [] : [{ carrier, version: versions.get(carrier)!, from: copyOf }],
  );
  if (copies.length > 0) await copyCardRows(tx, copies);
  for (const { item, carrier, copyOf } of drafts)
    emitRateCard(
      tx,
      item,
      'carriers.rateCardDraftStarted',
      { carrier, version: versions.get(carrier)! },
      { copyOf },
    );
  return versions;
}

/** The draft of each carrier. */
export const findDraft = (cards: readonly RateCard[], carrier: string) =>
  cards.find((card) => card.carrier === carrier && card.state === 'draft');

/** The version that is valid last: from it new drafts are copied. */
export function newestPublished(cards: readonly RateCard[], carrier: string): RateCard | undefined {
  const published = cards.filter((card) => card.carrier === carrier && card.state === 'published');
  return published.sort((a, b) => (a.validFrom! < b.validFrom! ? 1 : -1))[0];
}

/** What a command that writes rows of one sort says about them. */
export interface RowWriter<Input, Row> {
  readonly event: CarrierEventType;
  /** The row, or what is wrong with the input. */
  toRow(input: Input, known: KnownCodes): Row | Refusal;
  /** Names the row's place: rows with the same key are one. */
  keyOf(row: Row): string;
  /** Shown in events. */
  describe(row: Row): string;
  write(tx: CommandTx, rows: readonly (Row & { readonly version: number })[]): Promise<Written[]>;
}

export interface KnownCodes {
  /** Services by carrier. */
  readonly services: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface RowOutcome {
  readonly version: number;
  readonly outcome: WriteOutcome;
}

/** Writes rows into the drafts of their carriers; of two for the same place the later counts. */
export async function writeDraftRows<Input extends { readonly carrier: string }, Row extends object>(
  tx: CommandTx,
  items: readonly Item<Input>[],
  writer: RowWriter<Input, Row>,
): Promise<Outcome<RowOutcome>[]> {
  await lockCarriers(tx);
  const known = { services: await readServiceCodes(tx) };
  const rows = items.map(({ input }): Row | Refusal => {
    if (!known.services.has(input.carrier))
      return refuse(refusals.carrierUnknown, { carrier: input.carrier });
    return writer.toRow(input, known);
  });
  const drafts = await ensureDrafts(
    tx,
    items.filter((_, at) => !isRefusal(rows[at]!)),
  );
  // The last item for each place.
  const last = new Map<string, number>();
  rows.forEach((row, at) => {
    if (!isRefusal(row)) last.set(`${items[at]!.input.carrier}\n${writer.keyOf(row)}`, at);
  });
  const places = [...last.values()];
  const written =
    places.length === 0
      ? []
      : await writer.write(
          tx,
          places.map((at) => withVersion(at)),
        );
  const outcomeOf = new Map(
    written.map((row) => [places[row.at]!, row.isNew ? 'created' : 'changed'] as const),
  );
  function withVersion(at: number) {
    return { ...(rows[at] as Row), version: drafts.get(items[at]!.input.carrier)! };
  }
  const changes: Change[] = [];
  const outcomes = rows.map((row, at): Outcome<RowOutcome> => {
    if (isRefusal(row)) return decline(row);
    const { actor, input } = items[at]!;
    const outcome = outcomeOf.get(at) ?? 'unchanged';
    changes.push({ actor, carrier: input.carrier, what: writer.describe(row), outcome });
    return accept({ version: drafts.get(input.carrier)!, outcome });
  });
  emitChanges(tx, writer.event, changes);
  return outcomes;
}

const isRefusal = (row: object): row is Refusal => 'sentence' in row;

export async function readServiceCodes(tx: CommandTx): Promise<Map<string, Set<string>>> {
  const groups = Map.groupBy(await selectServices(tx), (row) => row.carrier);
  return new Map([...groups].map(([carrier, rows]) => [carrier, new Set(rows.map((row) => row.service))]));
}

/** The version of each carrier's draft; one is started where there is none. */
async function ensureDrafts(
  tx: CommandTx,
  items: readonly Item<{ readonly carrier: string }>[],
): Promise<Map<string, number>> {
  const cards = await selectRateCards(tx, null);
  const versions = new Map<string, number>();
  const missing: NewDraft[] = [];
  for (const item of items) {
    const { carrier } = item.input;
    if (versions.has(carrier) || missing.some((draft) => draft.carrier === carrier)) continue;
    const draft = findDraft(cards, carrier);
    if (draft) versions.set(carrier, draft.version);
    else missing.push({ item, carrier, copyOf: newestPublished(cards, carrier)?.version ?? null });
  }
  for (const [carrier, version] of await startDrafts(tx, cards, missing)) versions.set(carrier, version);
  return versions;
}
