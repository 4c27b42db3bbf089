// Says when and from where a cart would be delivered, by the same rules by which orders are placed. It commits to nothing and
// writes nothing: each cart is answered as if it were the only one.
import Type from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { Code, CountryCode, Quantity, Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { CatalogReader } from '../../catalog/index.ts';
import type { DispatchCalendar, LocationList, LocationReader, StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { type Draft, draftGoods } from './place-order/draft.ts';
import type { Cart } from './place-order/input.ts';
import { promiseDates } from './place-order/promise-dates.ts';
import { readCatalogFacts } from './place-order/read-facts.ts';
import { type CostSettings, type SourcedDraft, sourceEachAlone } from './place-order/source-drafts.ts';

const closed = { additionalProperties: false } as const;

const Input = Type.Object(
  {
    shipGroups: Type.Array(
      Type.Object(
        {
          destination: Type.Optional(
            Type.Object(
              {
                country: CountryCode,
                postalCode: Type.Optional(Text(20)),
                latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
                longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
              },
              closed,
            ),
          ),
          pickupLocation: Type.Optional(Code(60, 'Code of the location where the customer would collect')),
        },
        closed,
      ),
      { minItems: 1, maxItems: 50 },
    ),
    lines: Type.Array(
      Type.Object(
        {
          sku: Text(100),
          quantity: Quantity,
          shipGroup: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
        },
        closed,
      ),
      { minItems: 1, maxItems: 2000 },
    ),
  },
  closed,
);
type PromiseItem = Item<Type.Static<typeof Input>>;

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Output = Type.Object({
  canFulfil: Type.Boolean({ description: 'True when every unit of every ship group can be had now' }),
  shipGroups: Type.Array(
    Type.Object({
      shipGroup: Type.Integer(),
      canFulfil: Type.Boolean(),
      promisedDate: Nullable,
      costMinor: Type.Integer({ description: 'Cost of shipping it, minor units' }),
      costParts: Type.Object({
        fixed: Type.Number(),
        distance: Type.Number(),
        handling: Type.Number(),
        split: Type.Number(),
        balance: Type.Number(),
      }),
      lines: Type.Array(
        Type.Object({
          sku: Type.String(),
          quantity: Type.Integer(),
          missing: Type.Integer(),
          promisedDate: Nullable,
          locations: Type.Array(Type.Object({ location: Type.String(), quantity: Type.Integer() })),
        }),
      ),
    }),
  ),
});
type Promised = Type.Static<typeof Output>;

export interface PromiseDependencies {
  catalog: CatalogReader;
  locations: LocationReader;
  stock: StockSnapshot;
  costs: CostSettings;
  dispatch: DispatchCalendar;
}

export function createPromiseDelivery(dependencies: PromiseDependencies) {
  return defineCommand({
    name: 'orders.promiseDelivery',
    summary: 'Says when, from where and at what cost a cart would be delivered; reserves nothing.',
    input: Input,
    output: Output,
    roles: ['service', 'operations', 'read-only', 'channel'],
    refusals: [
      refusals.shipGroupWithoutGoal,
      refusals.locationUnknown,
      refusals.shipGroupUnknown,
      refusals.skuUnknown,
      refusals.skuNotSold,
    ],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await dependencies.locations.read(tx, versions);
      const { catalog, stock, costs, dispatch } = dependencies;
      const carts = items.map(toCart);
      const facts = { ...(await readCatalogFacts(tx, catalog, versions, carts, tx.now)), locations };
      const drafts = carts.map((cart) => draftGoods(cart, facts));
      const candidates = drafts.flatMap((draft) =>
        'code' in draft ? [] : [{ draft, allowBackorder: true, hold: null }],
      );
      const sourced = await sourceEachAlone(tx, stock, locations, costs, candidates);
      let at = 0;
      return drafts.map((draft): Outcome<Promised> => {
        if ('code' in draft) return decline(draft);
        const result = sourced[at++]!;
        promiseDates(tx.now, draft.lines, draft.shipGroups, result, locations.byId, dispatch);
        return accept(describe(draft, result, locations));
      });
    },
  });
}

/** The cart as an order's goods; without prices, which a promise does not depend on. */
function toCart({ input }: PromiseItem): Cart {
  return {
    channel: '',
    currency: '',
    shipGroups: input.shipGroups.map(({ destination, pickupLocation }) => ({
      ...(destination ? { address: { lines: [], city: '', ...destination } } : {}),
      ...(pickupLocation === undefined ? {} : { pickupLocation }),
    })),
    lines: input.lines.map((line) => ({ ...line, unitPriceMinor: 0 })),
  };
}

function describe(draft: Draft, sourced: SourcedDraft, locations: LocationList): Promised {
  const shipGroups = sourced.decisions.map(({ shipGroup, decision }) => {
    const lines = draft.lines
      .filter((line) => line.shipGroup === shipGroup)
      .map((line) => {
        const parts = sourced.allocations.filter((allocation) => allocation.line === line);
        return {
          sku: line.sku,
          quantity: line.ordered,
          missing: line.ordered - parts.reduce((sum, part) => sum + part.quantity, 0),
          promisedDate: line.promisedDate,
          locations: parts.map(({ locationId, quantity }) => ({
            location: locations.byId.get(locationId)!.code,
            quantity,
          })),
        };
      });
    const canFulfil = decision.status === 'sourced';
    const dates = lines.flatMap((line) => line.promisedDate ?? []).sort();
    return {
      shipGroup,
      canFulfil,
      promisedDate: canFulfil ? (dates.at(-1) ?? null) : null,
      costMinor: Math.round(decision.costMinor),
      costParts: { ...decision.costParts },
      lines,
    };
  });
  return { canFulfil: shipGroups.every((group) => group.canFulfil), shipGroups };
}
