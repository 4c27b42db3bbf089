// The command that counts what was delivered and learns from it anew; the worker calls it by the clock until nothing is left to count.
import Type from 'typebox';
import { accept, type CommandTx, defineCommand } from '../../../platform/command.ts';
import { newUuid, type Uuid } from '../../../platform/ids.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import type { CarrierDependencies } from '../dependencies.ts';
import { countTransits } from '../lead-times/count-transits.ts';
import { fitHandling } from '../lead-times/fit-handling.ts';
import { fitLeadTimes as learnLeadTimes } from '../lead-times/fit-lead-times.ts';
import { LEAD_TIMES_VERSION, type LeadTimes, openLeadTimes } from '../lead-times/lead-times.ts';
import { toDate } from '../rules/days.ts';
import { closed } from '../schemas.ts';
import {
  deleteOldFits,
  type FittedRow,
  insertFit,
  lockLeadTimes,
  selectFitRows,
  selectFits,
} from '../store/lead-times.ts';
import {
  addCoverageCounts,
  addHandlingCounts,
  addTransitCounts,
  deleteOldCounts,
  mergeOldCounts,
  selectWeighedHandling,
  selectWeighedTransits,
  type Transit,
  takeTransits,
} from '../store/transits.ts';

const DAY_MS = 86_400_000;
/** Measured on the deliveries of a marketplace over two years: longer memories follow a carrier's seasons too slowly. */
const FADING = { window: 365, halfLifeDays: 60, recentHalfLifeDays: 5 };
/** After that a count by the week does: its weight hardly differs within it. */
const DAILY_COUNTS_DAYS = 60;
/** Parcels that were under way for longer are judged by the oldest fit that is left. */
const FITS_KEPT_MS = 90 * DAY_MS;

const Output = Type.Object({
  counted: Type.Integer({ description: 'Parcels that were counted now' }),
  groups: Type.Integer({ description: 'Groups that something is known of' }),
});

export function createFitLeadTimes({
  locations,
  rateBook,
}: Pick<CarrierDependencies, 'locations' | 'rateBook'>) {
  return defineCommand({
    name: 'carriers.fitLeadTimes',
    summary: 'Counts delivered parcels and learns from them how long parcels take.',
    input: Type.Object(
      {
        limit: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 50_000, default: 20_000, description: 'Parcels at once' }),
        ),
      },
      closed,
    ),
    output: Output,
    roles: ['operations'],
    refusals: [],
    maxItems: 1,
    async run(tx, items) {
      const { input } = items[0]!;
      await lockLeadTimes(tx);
      const versions = await readVersions(tx);
      const parcels = await takeTransits(tx, input.limit ?? 20_000);
      if (parcels.length > 0) {
        const { byCode } = await locations.read(tx, versions);
        const known = await readPast(tx, parcels);
        const counts = countTransits(parcels, await rateBook.read(tx, versions), byCode, known);
        await addTransitCounts(tx, counts.transit);
        await addHandlingCounts(tx, counts.handling);
        await addCoverageCounts(tx, counts.coverage);
      }
      const groups = await learn(tx, parcels.length);
      const attributes = { counted: parcels.length, groups };
      tx.emit(items[0]!, { type: 'carriers.leadTimesFitted', objects: [], attributes });
      return [accept({ counted: parcels.length, groups })];
    },
  });
}

/** What was known when parcels were sent off: the newest fit before that instant. */
async function readPast(tx: CommandTx, parcels: readonly Transit[]): Promise<(instant: Date) => LeadTimes> {
  const fits = await selectFits(tx);
  const fitAt = (instant: Date) => fits.findLast((fit) => fit.fittedAt <= instant);
  const needed = new Set<Uuid>();
  for (const { dispatchedAt } of parcels) {
    const fit = fitAt(dispatchedAt);
    if (fit) needed.add(fit.fitId);
  }
  const rows = Map.groupBy(await selectFitRows(tx, [...needed]), (row) => row.fitId);
  const opened = new Map([...needed].map((fitId) => [fitId, openLeadTimes(null, rows.get(fitId) ?? [])]));
  const nothing = openLeadTimes(null, []);
  return (instant) => {
    const fit = fitAt(instant);
    return (fit && opened.get(fit.fitId)) ?? nothing;
  };
}

async function learn(tx: CommandTx, parcels: number): Promise<number> {
  const day = Math.floor(tx.now.getTime() / DAY_MS);
  const today = toDate(day);
  await deleteOldCounts(tx, toDate(day - FADING.window));
  await mergeOldCounts(tx, toDate(day - DAILY_COUNTS_DAYS));
  const fading = { ...FADING, today };
  const transit = learnLeadTimes(await selectWeighedTransits(tx, fading));
  const handling = fitHandling(await selectWeighedHandling(tx, fading));
  const rows: FittedRow[] = [
    ...transit.map(({ distribution, ...group }) => ({ ...group, ...distribution })),
    ...handling.map(({ distribution, ...group }) => ({
      ...{ carrier: null, service: null, zone: null },
      ...group,
      ...distribution,
    })),
  ];
  // Nothing was ever delivered: transit tables say all there is.
  if (rows.length === 0) return 0;
  await insertFit(tx, { fitId: newUuid(), fittedAt: tx.now, parcels }, rows);
  await deleteOldFits(tx, new Date(tx.now.getTime() - FITS_KEPT_MS));
  await raiseVersion(tx, LEAD_TIMES_VERSION);
  return rows.length;
}
