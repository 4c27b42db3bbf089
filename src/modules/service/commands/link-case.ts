// Ties a case to more orders, to a customer, or to another case that it belongs together with.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { formatCaseNumber, ordersOf } from '../rules.ts';
import { CaseAnswer, CaseId, CustomerId, closed, OrderIds } from '../schemas.ts';
import { insertLinks } from '../store/cases.ts';
import { readPeople } from '../who.ts';

export const linkCase = defineCommand({
  name: 'service.linkCase',
  summary: 'Ties a case to orders, to its customer, or to another case.',
  input: Type.Object(
    {
      caseId: CaseId,
      orderIds: Type.Optional(OrderIds),
      customerId: Type.Optional(CustomerId),
      otherCaseId: Type.Optional(CaseId),
    },
    closed,
  ),
  output: CaseAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [
    refusals.caseUnknown,
    refusals.sameCase,
    refusals.nothingToChange,
    refusals.orderUnknown,
    refusals.customerUnknown,
  ],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.flatMap(({ input }) => [input.caseId, input.otherCaseId]),
    );
    const people = await readPeople(
      tx,
      items.flatMap(({ input }) => input.orderIds ?? []),
      items.map(({ input }) => input.customerId),
    );
    const links: [Uuid, Uuid][] = [];
    const outcomes = items.map((item): Outcome<Static<typeof CaseAnswer>> => {
      const { caseId, otherCaseId, customerId, orderIds = [] } = item.input;
      const each = set.get(item, caseId);
      const other = set.get(item, otherCaseId);
      if (!each || (otherCaseId && !other)) return decline(refusals.caseUnknown);
      if (each === other) return decline(refusals.sameCase);
      if (!other && !customerId && orderIds.length === 0) return decline(refusals.nothingToChange);
      const orders = ordersOf(orderIds);
      const missing = orders.findIndex((orderId) => !people.orders.has(orderId));
      if (missing >= 0) return decline(refuse(refusals.orderUnknown, { orderId: orderIds[missing] }));
      const customer = customerId ? people.customers.get(parseId('cus', customerId)!) : undefined;
      if (customerId && !customer) return decline(refusals.customerUnknown);
      set.addOrders(each, orders);
      if (customer) {
        each.customerId = customer.customerId;
        each.email ??= customer.email;
        each.name ??= customer.name;
      }
      if (other) links.push([each.caseId, other.caseId]);
      set.touch(each);
      set.record(item, each, 'service.caseLinked', {
        orderIds,
        customerId: customerId ?? null,
        otherCaseId: otherCaseId ?? null,
      });
      return accept({ caseId, number: formatCaseNumber(each.number), state: each.state });
    });
    await set.write();
    await insertLinks(tx, links);
    return outcomes;
  },
});
