// The single place that makes all commands of carriers over one location list and one rate book.
import type { Command } from '../../platform/command.ts';
import { clearRateCardDraft } from './commands/clear-rate-card-draft.ts';
import { createFitLeadTimes } from './commands/fit-lead-times.ts';
import { createImportCarrierRows, type RowCommands } from './commands/import-carrier-rows.ts';
import { createPublishRateCard } from './commands/publish-rate-card.ts';
import { removeCarrierCalendar } from './commands/remove-carrier-calendar.ts';
import { removeCollection } from './commands/remove-collection.ts';
import { removeRate } from './commands/remove-rate.ts';
import { removeTransitTime } from './commands/remove-transit-time.ts';
import { removeZone } from './commands/remove-zone.ts';
import { setFuelSurcharge } from './commands/set-fuel-surcharge.ts';
import { startRateCardDraft } from './commands/start-rate-card-draft.ts';
import { upsertCarrierCalendar } from './commands/upsert-carrier-calendar.ts';
import { upsertCarrierService } from './commands/upsert-carrier-service.ts';
import { createUpsertCollection } from './commands/upsert-collection.ts';
import { upsertRate } from './commands/upsert-rate.ts';
import { upsertTransitTime } from './commands/upsert-transit-time.ts';
import { createUpsertZone } from './commands/upsert-zone.ts';
import type { CarrierDependencies } from './dependencies.ts';

export type CarrierCommands = ReturnType<typeof createCarrierCommands>;

export function createCarrierCommands(dependencies: CarrierDependencies) {
  const upsertCollection = createUpsertCollection(dependencies);
  const upsertZone = createUpsertZone(dependencies);
  return {
    upsertCarrierService,
    upsertCarrierCalendar,
    upsertCollection,
    importCarrierRows: createImportCarrierRows({
      services: upsertCarrierService,
      calendars: upsertCarrierCalendar,
      collections: upsertCollection,
      zones: upsertZone,
      'transit-times': upsertTransitTime,
      rates: upsertRate,
    } as unknown as RowCommands),
    removeCarrierCalendar,
    removeCollection,
    startRateCardDraft,
    clearRateCardDraft,
    upsertZone,
    upsertTransitTime,
    upsertRate,
    removeZone,
    removeTransitTime,
    removeRate,
    setFuelSurcharge,
    publishRateCard: createPublishRateCard(dependencies),
    fitLeadTimes: createFitLeadTimes(dependencies),
  };
}

/** The same as a list, for the registry. */
export function listCarrierCommands(commands: CarrierCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}
