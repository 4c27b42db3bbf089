// The command that starts the draft of a rate card, from a version or empty; a draft that is there already is thrown away.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { type NewDraft, newestPublished, readServiceCodes, startDrafts } from '../drafts.ts';
import { refusals } from '../errors.ts';
import { CarrierCode, closed, nullable, Version } from '../schemas.ts';
import { selectRateCards } from '../store/rate-cards.ts';
import { lockCarriers } from '../store/services.ts';

const Output = Type.Object({ carrier: CarrierCode, version: Version, copyOf: nullable(Version) });

export const startRateCardDraft = defineCommand({
  name: 'carriers.startRateCardDraft',
  summary: "Starts the draft of a carrier's rate card anew.",
  input: Type.Object(
    {
      carrier: CarrierCode,
      copyOf: Type.Optional(
        nullable({
          ...Version,
          description: 'Version to start from; null: empty; absent: the newest published',
        }),
      ),
    },
    closed,
  ),
  output: Output,
  roles: ['operations'],
  refusals: [refusals.carrierUnknown, refusals.versionUnknown],
  async run(tx, items) {
    await lockCarriers(tx);
    const services = await readServiceCodes(tx);
    const cards = await selectRateCards(tx, null);
    const drafts = new Map<string, NewDraft>();
    const wanted = items.map((item): Outcome<NewDraft> => {
      const { carrier, copyOf = newestPublished(cards, carrier)?.version ?? null } = item.input;
      if (!services.has(carrier)) return decline(refuse(refusals.carrierUnknown, { carrier }));
      const isThere = cards.some(
        (card) => card.carrier === carrier && card.version === copyOf && card.state !== 'draft',
      );
      if (copyOf !== null && !isThere)
        return decline(refuse(refusals.versionUnknown, { carrier, version: copyOf }));
      const draft = { item, carrier, copyOf };
      // Started twice in one set: the later one counts.
      drafts.set(carrier, draft);
      return accept(draft);
    });
    const versions = await startDrafts(tx, cards, [...drafts.values()]);
    return wanted.map((outcome) => {
      if (!outcome.ok) return outcome;
      const { carrier, copyOf } = outcome.result;
      return accept({ carrier, version: versions.get(carrier)!, copyOf });
    });
  },
});
