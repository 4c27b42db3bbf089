import { expect, it } from 'vitest';
import { nameActor, reasonOf } from './describe-event.ts';
import { kindOf, kindsIn } from './event-kinds.ts';

it('offers only kinds of events that there are, in a fixed order', () => {
  const types = [
    'workflow.taskCreated',
    'ledger.invoiceIssued',
    'payments.paymentCaptured',
    'orders.orderPlaced',
  ];
  expect(kindsIn(types.map((type) => ({ type })))).toEqual(['order', 'money', 'process']);
  expect(kindOf({ type: 'somewhere.unheardOf' })).toBe('order');
});

it('says why where somebody wrote it, and not twice', () => {
  const attributes = { reason: 'HIGH_RISK_OF_FRAUD', note: 'Called, nobody answered.' };
  expect(reasonOf({ attributes }, 'Put on hold: high risk of fraud.')).toBe('Called, nobody answered.');
  expect(reasonOf({ attributes }, 'Put on hold. Called, nobody answered.')).toBe('');
});

it('names people by their name and machines by a word', () => {
  expect(nameActor({ actor: 'user:usr_01h455vb4pex5vsknk084sn02q', actorName: 'Ana' })).toBe('Ana');
  expect(nameActor({ actor: 'carrier-x', actorName: 'carrier-x' })).toBe('carrier-x');
});
