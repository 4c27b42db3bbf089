// The single place where commands lock transfers and change them: load a set, decide on it in memory (later items see what earlier
// ones did), then write what changed in one pass, with the stock that leaves and arrives and what the target may count on.
import type { Static } from 'typebox';
import type { CommandTx, Item } from '../../platform/command.ts';
import { ItemRefused, type Refusal, refuse } from '../../platform/errors.ts';
import { formatId, parseId } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { expectSupply, inventoryRefusals, type LocationList } from '../inventory/index.ts';
import type { SupplyDependencies } from './dependencies.ts';
import { supplyRefusals } from './errors.ts';
import { deriveTransferState, isTransferEnded, joinLots } from './rules/transfers.ts';
import type { TransferView } from './schemas.ts';
import {
  lockTransfers,
  selectTransferLines,
  updateTransferLines,
  updateTransfers,
} from './store/transfers.ts';
import type { Transfer, TransferLine } from './types.ts';
import { showTransfer, transferNumber } from './views.ts';

export interface LoadedTransfer {
  readonly transfer: Transfer;
  readonly lines: Map<number, TransferLine>;
}

/** Signed units at one end of a transfer. */
export interface TransferMove {
  readonly lineNo: number;
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly type: 'transfer-out' | 'transfer-in' | 'adjustment';
  readonly reason: string;
  /** Where lots are tracked; absent: those that leave are the first to expire. */
  readonly lot?: string | undefined;
  readonly expiresOn?: string | null | undefined;
}

export interface TransferSet {
  readonly locations: LocationList;
  get(transferId: string): LoadedTransfer | undefined;
  /** Marks a transfer that has changed, and books what left or came; `index`: place of the item, which is refused where stock is short. */
  change(loaded: LoadedTransfer, item: Item<unknown>, index: number, moves: readonly TransferMove[]): void;
  show(loaded: LoadedTransfer): Static<typeof TransferView>;
  write(): Promise<void>;
}

export async function loadTransfers(
  tx: CommandTx,
  dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>,
  items: readonly Item<{ transferId: string }>[],
): Promise<TransferSet> {
  const locations = await dependencies.locations.read(tx, await readVersions(tx));
  const ids = new Set(items.flatMap(({ input }) => parseId('trf', input.transferId) ?? []));
  const transfers = await lockTransfers(tx, [...ids]);
  const found = transfers.map((transfer) => transfer.transferId);
  const lines = Map.groupBy(await selectTransferLines(tx, found), (line) => line.transferId);
  const loaded = new Map(
    transfers.map((transfer): [string, LoadedTransfer] => [
      formatId('trf', transfer.transferId),
      {
        transfer,
        lines: new Map((lines.get(transfer.transferId) ?? []).map((line) => [line.lineNo, line])),
      },
    ]),
  );
  const changed = new Set<LoadedTransfer>();
  const booked: Booked[] = [];
  return {
    locations,
    get: (transferId) => loaded.get(transferId),
    change(each, item, index, moves) {
      const { transfer } = each;
      changed.add(each);
      transfer.state = deriveTransferState([...each.lines.values()]);
      if (isTransferEnded(transfer.state)) transfer.endedAt ??= tx.now;
      const reference = transferNumber(transfer.number);
      booked.push(...moves.map((move) => ({ loaded: each, move, reference, item, index })));
    },
    show: ({ transfer, lines: own }) => showTransfer(transfer, [...own.values()], locations.byId),
    async write() {
      const all = [...changed].sort((a, b) => (a.transfer.transferId < b.transfer.transferId ? -1 : 1));
      await updateTransfers(
        tx,
        all.map(({ transfer }) => transfer),
      );
      await book(tx, dependencies.inventory, booked);
      await updateTransferLines(
        tx,
        all.flatMap(({ lines: own }) => [...own.values()]),
      );
      await expectSupply(tx, all.flatMap(suppliesOf));
    },
  };
}

interface Booked {
  readonly loaded: LoadedTransfer;
  readonly move: TransferMove;
  readonly reference: string;
  readonly item: Item<unknown>;
  readonly index: number;
}

/** Books units at both ends; the lots that have left are on their way. */
async function book(
  tx: CommandTx,
  inventory: SupplyDependencies['inventory'],
  booked: readonly Booked[],
): Promise<void> {
  const items = booked.map(({ move: { lineNo: _, ...input }, reference, item }) => ({
    input: { ...input, reference },
    actor: item.actor,
  }));
  const outcomes = await tx.call(inventory.bookTransit, items);
  outcomes.forEach((outcome, at) => {
    const { loaded, move, index } = booked[at]!;
    if (!outcome.ok) throw new ItemRefused(index, toRefusal(outcome.refusal));
    if (move.type !== 'transfer-out') return;
    const line = loaded.lines.get(move.lineNo)!;
    line.transitLots = joinLots([...line.transitLots, ...outcome.result.lots]);
  });
}

function toRefusal(refusal: Refusal): Refusal {
  const isShort = refusal.code === inventoryRefusals.belowReserved.code;
  return isShort ? refuse(supplyRefusals.stockShort, { ...refusal.details }) : refusal;
}

/** What the target may count on: what is under way. Units not sent yet are still on hand where they are. */
function suppliesOf({ transfer, lines }: LoadedTransfer) {
  const { expectedOn, toLocationId, number } = transfer;
  if (expectedOn === null) return [];
  return [...lines.values()].map((line) => ({
    supplyId: line.supplyId,
    skuId: line.skuId,
    locationId: toLocationId,
    source: 'transfer' as const,
    reference: transferNumber(number),
    dueOn: expectedOn,
    quantity: line.inTransit,
  }));
}
