// Opens a case: what a customer asks or claims, about no, one or several orders. The first message goes in with it.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId, newUuid, parseId, type Uuid } from '../../../platform/ids.ts';
import { Code, Email, LanguageTag, Text } from '../../../platform/schemas.ts';
import { formatOrderNumber } from '../../orders/index.ts';
import { loadCases } from '../case-set.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { dueTimes, formatCaseNumber, ordersOf, type ServiceTerms } from '../rules.ts';
import {
  Assignee,
  Body,
  CaseAnswer,
  Concerns,
  CustomerId,
  closed,
  Kind,
  OrderIds,
  PriorityName,
  Subject,
  Tags,
} from '../schemas.ts';
import { takeNumbers } from '../store/cases.ts';
import { readTerms } from '../store/settings.ts';
import type { Case, Concern } from '../types.ts';
import { type People, readPeople, type Who, whoIs } from '../who.ts';

const Input = Type.Object(
  {
    kind: Kind,
    subject: Subject,
    text: Type.Optional(Body),
    from: Type.Optional(
      Type.Enum(['customer', 'note'] as const, {
        description: 'Whose words `text` is: the customer’s (unless told), or ours',
      }),
    ),
    orderIds: Type.Optional(OrderIds),
    concerns: Type.Optional(Concerns),
    customerId: Type.Optional(CustomerId),
    name: Type.Optional(Text(200)),
    email: Type.Optional(Email),
    locale: Type.Optional(LanguageTag),
    channel: Type.Optional(Code(60)),
    priority: Type.Optional(PriorityName),
    assignee: Type.Optional(Assignee),
    tags: Type.Optional(Tags),
    acknowledge: Type.Optional(
      Type.Boolean({ description: 'Tells the customer by e-mail that the message has arrived' }),
    ),
  },
  closed,
);
export type OpenCaseInput = Static<typeof Input>;
type OpenItem = Item<OpenCaseInput>;

export function createOpenCase({ writeMessages }: Pick<ServiceDependencies, 'writeMessages'>) {
  return defineCommand({
    name: 'service.openCase',
    summary: 'Opens a case for what a customer asks or claims.',
    input: Input,
    output: CaseAnswer,
    roles: ['service', 'operations', 'finance', 'channel'],
    refusals: [refusals.orderUnknown, refusals.customerUnknown],
    async run(tx, items) {
      const people = await readPeople(
        tx,
        items.flatMap(({ input }) => orderIdsOf(input)),
        items.map(({ input }) => input.customerId),
      );
      const terms = await readTerms(tx);
      const numbers = await takeNumbers(tx, items.length);
      const set = await loadCases(tx, []);
      const told: Told[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof CaseAnswer>> => {
        const problem = findProblem(item, people);
        if (problem) return decline(problem);
        const { input } = item;
        const orderIds = ordersOf(orderIdsOf(input));
        const order = orderIds[0] && people.orders.get(orderIds[0]);
        const who = whoIs(
          { ...input, channel: item.actor.channel ?? input.channel },
          order,
          people.customers,
        );
        const each = draftCase(item, numbers[index]!, who, terms, tx.now);
        set.add(each, orderIds);
        if (input.text) set.say(item, each, { kind: input.from ?? 'customer', body: input.text });
        set.record(item, each, 'service.caseOpened', { state: each.state, priority: each.priority });
        if (input.acknowledge && each.email)
          told.push({
            each,
            order: order?.orderId ?? null,
            number: order ? formatOrderNumber(order.number) : null,
          });
        return accept({
          caseId: formatId('cas', each.caseId),
          number: formatCaseNumber(each.number),
          state: each.state,
        });
      });
      await set.write();
      await acknowledge(tx, told, writeMessages);
      return outcomes;
    },
  });
}

interface Told {
  each: Case;
  order: Uuid | null;
  number: string | null;
}

async function acknowledge(
  tx: CommandTx,
  told: readonly Told[],
  writeMessages: ServiceDependencies['writeMessages'],
): Promise<void> {
  await writeMessages(
    tx,
    told.map(({ each, order, number }) => ({
      template: 'case-received' as const,
      orderId: order,
      orderNumber: number,
      recipient: each.email!,
      customerName: each.name,
      locale: each.locale,
      attributes: { reference: formatCaseNumber(each.number) },
    })),
  );
}

const orderIdsOf = (input: OpenCaseInput): string[] => [
  ...(input.orderIds ?? []),
  ...(input.concerns ?? []).map((concern) => concern.orderId),
];

function findProblem({ input, actor }: OpenItem, people: People): Refusal | null {
  for (const id of orderIdsOf(input)) {
    const order = people.orders.get(parseId('ord', id)!);
    const isHidden = actor.role === 'channel' && order?.channel !== actor.channel;
    if (!order || isHidden) return refuse(refusals.orderUnknown, { orderId: id });
  }
  const { customerId } = input;
  if (customerId && !people.customers.has(parseId('cus', customerId)!))
    return refuse(refusals.customerUnknown, { customerId });
  return null;
}

function draftCase(
  { input, actor }: OpenItem,
  number: number,
  who: Who,
  terms: ServiceTerms,
  now: Date,
): Case {
  const due = dueTimes(terms, input.kind, now);
  return {
    caseId: newUuid(),
    number,
    kind: input.kind,
    state: 'open',
    priority: input.priority ?? 'normal',
    subject: input.subject,
    ...who,
    assignee: input.assignee ?? null,
    tags: [...(input.tags ?? [])],
    concerns: [...(input.concerns ?? [])] as Concern[],
    openedAt: now,
    openedBy: actor.id,
    ...due,
    firstResponseAt: null,
    dueAt: due.firstResponseDue < due.resolutionDue ? due.firstResponseDue : due.resolutionDue,
    resolution: null,
    resolvedAt: null,
    closedAt: null,
    reopened: 0,
    mergedInto: null,
    lastMessageAt: now,
  };
}
