// Adds a message to a case: an answer that goes to the customer by e-mail, what the customer said, or a note among us. The customer's
// word opens a resolved case again, while that is not too long ago.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import type { DirectMessage } from '../../notifications/index.ts';
import { formatOrderNumber, readOrders } from '../../orders/index.ts';
import { type CaseSet, loadCases } from '../case-set.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import {
  formatCaseNumber,
  isOpen,
  mayReopen,
  nextDue,
  renewDue,
  reopen,
  type ServiceTerms,
} from '../rules.ts';
import { Body, CaseId, closed, State } from '../schemas.ts';
import { readTerms } from '../store/settings.ts';
import { type Case, MESSAGE_KINDS } from '../types.ts';

const Input = Type.Object(
  {
    caseId: CaseId,
    kind: Type.Enum(MESSAGE_KINDS, {
      description: 'reply: to the customer; customer: what the customer said; note: among us',
    }),
    text: Body,
    send: Type.Optional(
      Type.Boolean({ description: 'False: the reply was given otherwise (telephone), send no e-mail' }),
    ),
    resolve: Type.Optional(Type.Boolean({ description: 'With a reply: the case is answered' })),
  },
  closed,
);
type MessageItem = Item<Static<typeof Input>>;
const Output = Type.Object({ caseId: CaseId, messageId: Type.String(), state: State, sent: Type.Boolean() });

export function createAddMessage({ writeMessages }: Pick<ServiceDependencies, 'writeMessages'>) {
  return defineCommand({
    name: 'service.addMessage',
    summary: 'Adds an answer, the customer’s words or an internal note to a case.',
    input: Input,
    output: Output,
    roles: ['service', 'operations', 'finance', 'channel'],
    mayCall: (input, actor) => actor.role !== 'channel' || input.kind === 'customer',
    refusals: [refusals.caseUnknown, refusals.caseClosed, refusals.noAddress],
    async run(tx, items) {
      const set = await loadCases(
        tx,
        items.map(({ input }) => input.caseId),
      );
      const terms = await readTerms(tx);
      const accepted = new Map<number, Case>();
      const outcomes: Outcome<Static<typeof Output>>[] = items.map((item, index) => {
        const { caseId, kind, send = true } = item.input;
        const each = set.get(item, caseId);
        if (!each) return decline(refusals.caseUnknown);
        const isOver =
          each.state === 'closed' ||
          (kind === 'customer' && !isOpen(each) && !mayReopen(each, terms, tx.now));
        if (isOver && kind !== 'note') return decline(refusals.caseClosed);
        if (kind === 'reply' && send && each.email === null) return decline(refusals.noAddress);
        accepted.set(index, each);
        return accept({ caseId, messageId: '', state: each.state, sent: false });
      });
      const mails = await sendReplies(accepted, items, set, (list) => writeMessages(tx, list), tx);
      for (const [index, each] of accepted) {
        const item = items[index]!;
        const mailId = mails.get(index) ?? null;
        const messageId = set.say(item, each, { kind: item.input.kind, body: item.input.text, mailId });
        applyMessage(item, each, set, terms, tx.now);
        set.record(item, each, 'service.messageAdded', {
          messageKind: item.input.kind,
          messageId: formatId('cms', messageId),
          sent: mailId !== null,
          state: each.state,
        });
        if (item.input.resolve && item.input.kind === 'reply' && each.state === 'resolved')
          set.record(item, each, 'service.caseResolved', { resolution: 'answered' });
        const publicId = formatId('cms', messageId);
        outcomes[index] = accept({
          caseId: item.input.caseId,
          messageId: publicId,
          state: each.state,
          sent: mailId !== null,
        });
      }
      await set.write();
      return outcomes;
    },
  });
}

/** What was said moves the case; events of a reopening go before the message's. */
function applyMessage(item: MessageItem, each: Case, set: CaseSet, terms: ServiceTerms, now: Date): void {
  const { kind, resolve } = item.input;
  set.touch(each);
  if (kind === 'note') return;
  if (kind === 'reply') {
    each.firstResponseAt ??= now;
    if (resolve) {
      each.state = 'resolved';
      each.resolution = 'answered';
      each.resolvedAt = now;
    } else if (isOpen(each)) each.state = 'waiting-for-customer';
    each.dueAt = nextDue(each);
    return;
  }
  if (!isOpen(each)) {
    reopen(each, terms, now);
    set.record(item, each, 'service.caseReopened', { by: 'customer' });
    return;
  }
  const wasOurs = each.state === 'open';
  if (!wasOurs) {
    each.state = 'waiting-for-us';
    renewDue(each, terms, now);
  }
}

/** Writes the e-mails of replies; by index of the item, the id of each that goes out. */
async function sendReplies(
  accepted: ReadonlyMap<number, Case>,
  items: readonly MessageItem[],
  set: CaseSet,
  write: (messages: readonly DirectMessage[]) => Promise<(Uuid | null)[]>,
  db: Parameters<typeof readOrders>[0],
): Promise<Map<number, Uuid>> {
  const replies = [...accepted].filter(([index]) => {
    const { kind, send = true } = items[index]!.input;
    return kind === 'reply' && send;
  });
  if (replies.length === 0) return new Map();
  const firsts = [...new Set(replies.flatMap(([, each]) => set.ordersOf(each)[0] ?? []))];
  const orders = new Map(
    (firsts.length === 0 ? [] : await readOrders(db, firsts)).map((order) => [order.orderId, order]),
  );
  const ids = await write(
    replies.map(([index, each]) => {
      const order = orders.get(set.ordersOf(each)[0] as Uuid);
      return {
        template: 'case-reply' as const,
        orderId: order?.orderId ?? null,
        orderNumber: order ? formatOrderNumber(order.number) : null,
        recipient: each.email!,
        customerName: each.name,
        locale: each.locale,
        attributes: {
          reference: formatCaseNumber(each.number),
          title: each.subject,
          body: items[index]!.input.text,
          caseId: formatId('cas', each.caseId),
        },
      };
    }),
  );
  return new Map(replies.flatMap(([index], at) => (ids[at] ? [[index, ids[at]] as const] : [])));
}
