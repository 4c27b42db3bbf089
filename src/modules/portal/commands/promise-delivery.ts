// Says by which day carts of the sample shop would be there, as orders of the shop are promised; keeps nothing and tells nothing of where
// things come from or what they cost us.
import Type, { type Static } from 'typebox';
import { accept, defineCommand, type Outcome } from '../../../platform/command.ts';
import { CountryCode, Currency, Quantity, Text } from '../../../platform/schemas.ts';
import type { Promised } from '../../orders/index.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { closed, nullable } from '../schemas.ts';
import { SHOP_CHANNEL } from '../shop.ts';

const CartLines = Type.Array(Type.Object({ sku: Text(100), quantity: Quantity }, closed), {
  minItems: 1,
  maxItems: 50,
});
const Input = Type.Object(
  {
    currency: Type.Optional(Currency),
    carts: Type.Array(
      Type.Object(
        {
          destination: Type.Object({ country: CountryCode, postalCode: Type.Optional(Text(20)) }, closed),
          lines: CartLines,
        },
        closed,
      ),
      { minItems: 1, maxItems: 50, description: 'Each is answered as if it were the only one' },
    ),
  },
  closed,
);
const CartPromise = Type.Object({
  promisedDate: nullable(
    Type.String({ format: 'date', description: 'The day on which all of it is there, where it goes' }),
  ),
  share: nullable(
    Type.Number({
      description: 'How many parcels of the way come by that day, 0 to 1, as measured; null: not known',
    }),
  ),
});
const Output = Type.Object({ carts: Type.Array(CartPromise) });
type CartPromise = Static<typeof CartPromise>;

const NO_DATE: CartPromise = { promisedDate: null, share: null };

export function createPromiseDelivery({ orders }: Pick<PortalDependencies, 'orders'>) {
  const { promiseDelivery } = orders;
  return defineCommand({
    name: 'portal.promiseDelivery',
    summary: 'Says by which day carts of the sample shop would be there. Open to everybody.',
    input: Input,
    output: Output,
    roles: ['customer'],
    refusals: [],
    // Each may bring many carts.
    maxItems: 16,
    async run(tx, items) {
      const asked = items.flatMap(({ actor, input }) =>
        input.carts.map(({ destination, lines }) => ({
          actor,
          input: {
            channel: SHOP_CHANNEL,
            ...(input.currency ? { currency: input.currency } : {}),
            shipGroups: [{ destination }],
            lines,
          },
        })),
      );
      const answers = await tx.call(promiseDelivery, asked);
      const dated = answers.map((answer) => (answer.ok ? promiseOf(answer.result) : NO_DATE));
      return items.map(
        ({ input }): Outcome<Static<typeof Output>> => accept({ carts: dated.splice(0, input.carts.length) }),
      );
    },
  });
}

/** What is not sold here, or comes nobody knows when, has no date. */
function promiseOf({ shipGroups }: Promised): CartPromise {
  const [group] = shipGroups;
  if (!group || group.promisedDate === null) return NO_DATE;
  // The service that the order would go by is the cheapest, which comes first.
  const [option] = group.options;
  const isSame = option?.arriveOn === group.promisedDate;
  return {
    promisedDate: group.promisedDate,
    share: isSame ? (option.confidence?.share ?? null) : null,
  };
}
