// The command that sets the fuel surcharge of all rates of a draft at once: what changes most often on a rate card.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { findDraft, newestPublished, readServiceCodes, startDrafts } from '../drafts.ts';
import { refusals } from '../errors.ts';
import { emitRateCard } from '../events.ts';
import { CarrierCode, closed, FuelPercent, ServiceCode, Version } from '../schemas.ts';
import { selectRateCards, updateFuelPercent } from '../store/rate-cards.ts';
import { lockCarriers } from '../store/services.ts';

const Output = Type.Object({ carrier: CarrierCode, version: Version, changed: Type.Integer() });

export const setFuelSurcharge = defineCommand({
  name: 'carriers.setFuelSurcharge',
  summary: 'Sets the fuel surcharge in the draft of a rate card, which is started when there is none.',
  input: Type.Object(
    {
      carrier: CarrierCode,
      service: Type.Optional({ ...ServiceCode, description: 'Of this service alone' }),
      fuelPercent: FuelPercent,
    },
    closed,
  ),
  output: Output,
  roles: ['operations'],
  refusals: [refusals.carrierUnknown, refusals.serviceUnknown],
  maxItems: 50,
  async run(tx, items) {
    await lockCarriers(tx);
    const services = await readServiceCodes(tx);
    const cards = await selectRateCards(tx, null);
    const versions = new Map<string, number>();
    const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
    for (const item of items) {
      const { carrier, service, fuelPercent } = item.input;
      const known = services.get(carrier);
      if (!known) {
        outcomes.push(decline(refuse(refusals.carrierUnknown, { carrier })));
        continue;
      }
      if (service !== undefined && !known.has(service)) {
        outcomes.push(decline(refuse(refusals.serviceUnknown, { carrier, service })));
        continue;
      }
      let version = versions.get(carrier) ?? findDraft(cards, carrier)?.version;
      if (version === undefined) {
        const copyOf = newestPublished(cards, carrier)?.version ?? null;
        version = (await startDrafts(tx, cards, [{ item, carrier, copyOf }])).get(carrier)!;
      }
      versions.set(carrier, version);
      const changed = await updateFuelPercent(tx, { carrier, version }, service ?? null, fuelPercent);
      const attributes = { service: service ?? null, fuelPercent, changed };
      emitRateCard(tx, item, 'carriers.fuelSurchargeSet', { carrier, version }, attributes);
      outcomes.push(accept({ carrier, version, changed }));
    }
    return outcomes;
  },
});
