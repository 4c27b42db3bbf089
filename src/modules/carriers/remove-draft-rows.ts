// The single place where single rows are taken out of drafts of rate cards. Only the row that is named goes: what it leaves behind
// (rates of a zone to which no row leads) stays, and the check before publishing names it.
import { accept, type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { refuse } from '../../platform/errors.ts';
import { refusals } from './errors.ts';
import { emitRowRemovals, type RowRemoval, type RowRemovalEventType } from './events.ts';
import type { DraftRow, Removed } from './store/delete-draft-rows.ts';
import { selectRateCards } from './store/rate-cards.ts';
import { lockCarriers } from './store/services.ts';

/** What a command that removes rows of one sort says about them. */
export interface RowRemover<Input, Place extends { readonly carrier: string }, Row> {
  readonly event: RowRemovalEventType;
  toPlace(input: Input): Place;
  keyOf(place: Place): string;
  /** Shown in events. */
  describe(row: Row): string;
  remove(tx: CommandTx, places: readonly DraftRow<Place>[]): Promise<Removed<Row>[]>;
}

/** Answers each row as it was; of two for the same place the second finds it gone. */
export async function removeDraftRows<
  Input extends Record<string, unknown>,
  Place extends { readonly carrier: string },
  Row,
>(
  tx: CommandTx,
  items: readonly Item<Input>[],
  remover: RowRemover<Input, Place, Row>,
): Promise<Outcome<Row & { version: number }>[]> {
  await lockCarriers(tx);
  const drafts = new Map(
    (await selectRateCards(tx, null))
      .filter(({ state }) => state === 'draft')
      .map((card) => [card.carrier, card]),
  );
  const places = items.map(({ input }) => remover.toPlace(input));
  // The first item for each place in a draft.
  const asked = new Map<string, number>();
  places.forEach((place, at) => {
    const key = `${place.carrier}\n${remover.keyOf(place)}`;
    if (drafts.has(place.carrier) && !asked.has(key)) asked.set(key, at);
  });
  const first = [...asked.values()];
  const wanted = first.map((at) => ({ ...places[at]!, version: drafts.get(places[at]!.carrier)!.version }));
  const removed = wanted.length === 0 ? [] : await remover.remove(tx, wanted);
  const rowAt = new Map(removed.map(({ at, row }) => [first[at]!, row]));
  const removals: RowRemoval[] = [];
  const outcomes = items.map(({ input, actor }, at): Outcome<Row & { version: number }> => {
    const { carrier } = places[at]!;
    const card = drafts.get(carrier);
    if (!card) return decline(refuse(refusals.draftMissing, { carrier }));
    const row = rowAt.get(at);
    if (row === undefined) return decline(refuse(refusals.rowUnknown, input));
    removals.push({ actor, card, what: remover.describe(row) });
    return accept({ ...row, version: card.version });
  });
  emitRowRemovals(tx, remover.event, removals);
  return outcomes;
}
