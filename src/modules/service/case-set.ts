// What a set of commands works on: its cases, locked and changed in memory, and everything that leaves with them in one statement a
// table. Each event is told to the log and kept in the case's own history.
import type { CommandTx, Item } from '../../platform/command.ts';
import { newUuid, parseId, type Uuid } from '../../platform/ids.ts';
import { type CaseEventType, caseEvent } from './events.ts';
import {
  type CaseOrder,
  insertCaseOrders,
  selectCaseOrders,
  selectCases,
  updateCases,
  writeCases,
  writeHistory,
  writeMessages,
} from './store/cases.ts';
import type { Case, CaseMessage, HistoryEntry, MessageKind } from './types.ts';

export interface CaseSet {
  /** By public id; undefined: unknown, or not for the actor to see. */
  get(item: Item<unknown>, caseId: string | undefined): Case | undefined;
  ordersOf(each: Case): readonly Uuid[];
  add(each: Case, orderIds: readonly Uuid[]): void;
  addOrders(each: Case, orderIds: readonly Uuid[]): void;
  touch(each: Case): void;
  say(
    item: Item<unknown>,
    each: Case,
    message: { kind: MessageKind; body: string; mailId?: Uuid | null },
  ): Uuid;
  record(
    item: Item<unknown>,
    each: Case,
    type: CaseEventType,
    attributes?: Record<string, unknown>,
    about?: Uuid,
  ): void;
  write(): Promise<void>;
}

/** Loads and locks the cases of these public ids. */
export async function loadCases(tx: CommandTx, ids: readonly (string | undefined)[]): Promise<CaseSet> {
  const uuids = [...new Set(ids.flatMap((id) => (id === undefined ? [] : [parseId('cas', id)!])))];
  const rows = uuids.length === 0 ? [] : await selectCases(tx, uuids, true);
  const cases = new Map(rows.map((row) => [row.caseId, row]));
  const links = rows.length === 0 ? [] : await selectCaseOrders(tx, [...cases.keys()]);
  const orders = new Map<Uuid, Uuid[]>(rows.map((row) => [row.caseId, []]));
  for (const { caseId, orderId } of links) orders.get(caseId)!.push(orderId);
  return openSet(tx, cases, orders);
}

function openSet(tx: CommandTx, cases: Map<Uuid, Case>, orders: Map<Uuid, Uuid[]>): CaseSet {
  const added: Case[] = [];
  const touched = new Set<Case>();
  const newOrders: CaseOrder[] = [];
  const messages: CaseMessage[] = [];
  const history: HistoryEntry[] = [];
  const ordersOf = (each: Case) => orders.get(each.caseId) ?? [];
  const addOrders = (each: Case, orderIds: readonly Uuid[]) => {
    const known = ordersOf(each);
    const fresh = orderIds.filter((orderId) => !known.includes(orderId));
    orders.set(each.caseId, [...known, ...fresh]);
    for (const orderId of fresh) newOrders.push({ caseId: each.caseId, orderId });
  };
  return {
    get(item, caseId) {
      const uuid = caseId === undefined ? null : parseId('cas', caseId);
      const found = uuid === null ? undefined : cases.get(uuid);
      const { role, channel } = item.actor;
      return role === 'channel' && found && found.channel !== channel ? undefined : found;
    },
    ordersOf,
    add(each, orderIds) {
      cases.set(each.caseId, each);
      added.push(each);
      addOrders(each, orderIds);
    },
    addOrders,
    touch: (each) => {
      if (!added.includes(each)) touched.add(each);
    },
    say(item, each, { kind, body, mailId = null }) {
      const messageId = newUuid();
      const { caseId } = each;
      messages.push({ caseId, messageId, kind, body, author: item.actor.id, writtenAt: tx.now, mailId });
      each.lastMessageAt = tx.now;
      return messageId;
    },
    record(item, each, type, attributes = {}, about) {
      tx.emit(item, caseEvent(type, each, ordersOf(each), attributes, about));
      const { caseId } = each;
      history.push({
        caseId,
        entryId: newUuid(),
        type,
        occurredAt: tx.now,
        actor: item.actor.id,
        attributes,
      });
    },
    async write() {
      if (added.length > 0) await tx.copy(writeCases(added));
      await updateCases(tx, [...touched]);
      await insertCaseOrders(tx, newOrders);
      if (messages.length > 0) await tx.copy(writeMessages(messages));
      if (history.length > 0) await tx.copy(writeHistory(history));
    },
  };
}
