// The command that creates and changes carrier services; carrier and service are the key. Omitted fields keep their value.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { refusals } from '../errors.ts';
import { type Change, emitChanges } from '../events.ts';
import { laneKey, RATE_BOOK_VERSION } from '../rate-book.ts';
import {
  CarrierCode,
  closed,
  MAX_ROWS,
  ServiceCode,
  ServiceView,
  serviceFields,
  WriteOutcome,
} from '../schemas.ts';
import { lockCarriers, selectServices, upsertServiceRows } from '../store/services.ts';
import type { CarrierService } from '../types.ts';

/** What a new service must bring; the rest has values to start from. */
const NEEDED = ['name', 'kind', 'maxWeightGrams'] as const;

const STARTING = {
  features: [],
  maxLengthMm: null,
  maxWidthMm: null,
  maxHeightMm: null,
  volumetricDivisor: null,
  active: true,
};

export const upsertCarrierService = defineCommand({
  name: 'carriers.upsertCarrierService',
  summary: 'Creates a service of a carrier or changes the given fields of one.',
  input: Type.Object(
    {
      carrier: CarrierCode,
      service: ServiceCode,
      ...Type.Partial(Type.Object(serviceFields)).properties,
    },
    closed,
  ),
  output: Type.Object({ ...ServiceView.properties, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [refusals.serviceIncomplete],
  maxItems: MAX_ROWS,
  async run(tx, items) {
    await lockCarriers(tx);
    const stored = new Map((await selectServices(tx)).map((row) => [laneKey(row.carrier, row.service), row]));
    const current = new Map(stored);
    const changes: Change[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const { carrier, service } = input;
      const key = laneKey(carrier, service);
      const before = current.get(key);
      const missing = before ? [] : NEEDED.filter((field) => input[field] === undefined);
      if (missing.length > 0)
        return decline(refuse(refusals.serviceIncomplete, { carrier, service, missing }));
      const merged = { ...(before ?? STARTING), ...input } as CarrierService;
      const after = { ...merged, features: [...new Set(merged.features)].sort() };
      const outcome = !before ? 'created' : findChanges(before, after).length > 0 ? 'changed' : 'unchanged';
      if (outcome !== 'unchanged') current.set(key, after);
      changes.push({ actor, carrier, what: service, outcome });
      return accept({ ...after, outcome } as const);
    });
    const written = [...current].filter(([key, row]) => stored.get(key) !== row).map(([, row]) => row);
    if (written.length > 0) {
      await upsertServiceRows(tx, written);
      await raiseVersion(tx, RATE_BOOK_VERSION);
    }
    emitChanges(tx, 'carriers.carrierServiceUpserted', changes);
    return outcomes;
  },
});
