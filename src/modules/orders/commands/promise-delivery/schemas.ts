// What a cart asks and what it is promised: the shapes of orders.promiseDelivery, as they stand in the API's documentation.
import Type, { type Static } from 'typebox';
import type { Item } from '../../../../platform/command.ts';
import {
  CalendarDate,
  Code,
  CountryCode,
  Currency,
  IdOf,
  Quantity,
  Text,
} from '../../../../platform/schemas.ts';
import { CostPartsView } from '../../cost-parts-view.ts';

const closed = { additionalProperties: false } as const;

export const PromiseInput = Type.Object(
  {
    channel: Type.Optional(
      Code(60, 'Whose cart it is: only what this channel may sell is promised. A channel asks for itself'),
    ),
    currency: Type.Optional({
      ...Currency,
      description: 'Of the order to come, in which carriers have to ask for a say in where it ships from',
    }),
    confidence: Type.Optional(
      Type.Union([Type.Literal(50), Type.Literal(80), Type.Literal(95)], {
        description: 'Percent of parcels that arrive by the date of an option; 80 unless told',
      }),
    ),
    hold: Type.Optional(
      Type.Object(
        {
          minutes: Type.Integer({ minimum: 1, maximum: 60 }),
          reference: Type.Optional(Text(100)),
        },
        {
          ...closed,
          description: 'Keeps exactly the units that the answer names, so that the order gets them',
        },
      ),
    ),
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
          requestedDate: Type.Optional(CalendarDate),
          method: Type.Optional(
            Code(
              60,
              'The chosen service, `service` or `carrier/service` of an option: promisedDate is by it, as of an order with this method; the cheapest unless told',
            ),
          ),
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
export type PromiseItem = Item<Static<typeof PromiseInput>>;

const Nullable = Type.Union([Type.String(), Type.Null()]);
const DateText = Type.String({ format: 'date' });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const ParcelView = Type.Object({
  location: Type.String(),
  dispatchOn: DateText,
  arriveOn: DateText,
  costMinor: nullable(Type.Integer()),
});

const OptionView = Type.Object({
  carrier: { ...Nullable, description: 'Null: by distance, where no carrier has published its rates' },
  service: Nullable,
  name: Nullable,
  costMinor: nullable(Type.Integer({ description: 'What it costs the company; null: not known' })),
  currency: { ...Nullable, description: "Null: the company's" },
  dispatchOn: { ...DateText, description: 'When the last parcel leaves, at its location' },
  arriveFrom: { ...DateText, description: 'The earliest day on which everything is there' },
  arriveOn: { ...DateText, description: 'The promised day: the last parcel has come' },
  window: nullable(Type.Object({ from: Type.String(), to: Type.String() })),
  confidence: nullable(
    Type.Object({
      percent: Type.Integer({ description: 'What was asked for' }),
      share: Type.Number({ description: 'What arriveOn keeps, 0 to 1' }),
      p50: DateText,
      p80: DateText,
      p95: DateText,
    }),
  ),
  parcels: Type.Array(ParcelView),
});
export type PromisedOption = Static<typeof OptionView>;

const Place = Type.Object({ location: Type.String(), quantity: Type.Integer() });

export const PromiseOutput = Type.Object({
  canFulfil: Type.Boolean({ description: 'True when every unit of every ship group can be had now' }),
  hold: nullable(
    Type.Object(
      { holdId: IdOf('hld'), expiresAt: Type.String({ format: 'date-time' }) },
      { description: 'For orders.placeOrder; null when none was asked for, or nothing can be had now' },
    ),
  ),
  shipGroups: Type.Array(
    Type.Object({
      shipGroup: Type.Integer(),
      canFulfil: Type.Boolean(),
      promisedDate: {
        ...Nullable,
        description: 'When all of it is there, as an order would be promised; null: a unit has no date',
      },
      costMinor: Type.Integer({ description: 'Cost of shipping what can be had now, minor units' }),
      costParts: CostPartsView,
      options: Type.Array(OptionView, {
        description: 'The services that can carry all units that have a date, cheapest first',
      }),
      pickup: nullable(
        Type.Object({
          location: Type.String(),
          readyAt: Type.String({ format: 'date-time', description: 'While the store is open' }),
          readyOn: { ...DateText, description: 'The day of readyAt at the store' },
        }),
      ),
      lines: Type.Array(
        Type.Object({
          sku: Type.String(),
          quantity: Type.Integer(),
          missing: Type.Integer({ description: 'Units that cannot be had now' }),
          promisedDate: Nullable,
          locations: Type.Array(Place),
          later: Type.Array(
            Type.Object({ location: Type.String(), quantity: Type.Integer(), dueOn: DateText }),
            { description: 'Of the missing units, those that come with dated supply' },
          ),
        }),
      ),
    }),
  ),
});
export type Promised = Static<typeof PromiseOutput>;
