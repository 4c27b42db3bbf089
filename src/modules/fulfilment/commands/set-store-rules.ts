// Says what a store promises its customers and takes on a day. What is left out is as for every store.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId } from '../../../platform/ids.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { closed, LocationCode } from '../schemas.ts';
import { type StoreRules, upsertStoreRules } from '../store/store-rules.ts';
import { STORE_RULES_VERSION } from '../store-rules.ts';

const Limit = Type.Integer({ minimum: 1, maximum: 1_000_000 });

const Input = Type.Object(
  {
    location: LocationCode,
    ordersPerDay: Type.Optional(Limit),
    unitsPerDay: Type.Optional(Limit),
    readyMinutes: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 10_000,
        description: 'From the beginning of picking until it is ready, with the door open',
      }),
    ),
    pickupDays: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 90, description: 'How long a pick-up is kept' }),
    ),
    reminderDays: Type.Optional(
      Type.Array(Type.Integer({ minimum: 0, maximum: 90 }), {
        maxItems: 5,
        uniqueItems: true,
        description: 'So many days before the end the customer is reminded',
      }),
    ),
  },
  closed,
);
const Output = Type.Object({ location: LocationCode });

export function createSetStoreRules(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.setStoreRules',
    summary:
      'Sets how much work a location takes a day and how pick-ups are kept there; a whole answer each time.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.locationUnknown],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const rows = new Map<string, StoreRules>();
      const outcomes = items.map((item): Outcome<{ location: string }> => {
        const { location: code, reminderDays, ...rest } = item.input;
        const location = locations.byCode.get(code);
        if (!location) return decline(refuse(refusals.locationUnknown, { location: code }));
        const { ordersPerDay = null, unitsPerDay = null, readyMinutes = null, pickupDays = null } = rest;
        const numbers = { ordersPerDay, unitsPerDay, readyMinutes, pickupDays };
        rows.set(code, { locationId: location.locationId, ...numbers, reminderDays: reminderDays ?? null });
        tx.emit(item, {
          type: 'fulfilment.storeRulesSet',
          objects: [['location', formatId('loc', location.locationId), 'location']],
          attributes: { location: code, ...numbers, reminderDays: reminderDays ?? null },
        });
        return accept({ location: code });
      });
      await upsertStoreRules(tx, [...rows.values()]);
      if (rows.size > 0) await raiseVersion(tx, STORE_RULES_VERSION);
      return outcomes;
    },
  });
}
