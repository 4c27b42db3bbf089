// Sets what a role may grant by itself, for an order and a day, in a currency.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { isCurrency } from '../../../platform/money.ts';
import { AmountMinor, Currency } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { closed } from '../schemas.ts';
import { upsertLimits } from '../store/settings.ts';
import type { Limit } from '../types.ts';

const LimitFields = Type.Object(
  {
    role: Type.Enum(['service', 'operations', 'finance'] as const),
    currency: Currency,
    perOrderMinor: AmountMinor,
    perDayMinor: AmountMinor,
  },
  closed,
);

export const setAppeasementLimit = defineCommand({
  name: 'service.setAppeasementLimit',
  summary: 'Sets what a role may grant by itself for an order and on a day.',
  input: LimitFields,
  output: LimitFields,
  roles: [],
  refusals: [refusals.currencyUnknown],
  async run(tx, items) {
    const rows = new Map<string, Limit>();
    const outcomes = items.map((item): Outcome<typeof item.input> => {
      const { input } = item;
      if (!isCurrency(input.currency)) return decline(refusals.currencyUnknown);
      rows.set(`${input.role} ${input.currency}`, input);
      const objects = [['appeasement-limit', `${input.role}:${input.currency}`, 'limit']] as const;
      tx.emit(item, { type: 'service.appeasementLimitSet', objects, attributes: { ...input } });
      return accept(input);
    });
    await upsertLimits(tx, [...rows.values()]);
    return outcomes;
  },
});
