// The command that empties parts of the draft of a rate card, so that a file can replace them whole.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { findDraft } from '../drafts.ts';
import { refusals } from '../errors.ts';
import { emitRateCard } from '../events.ts';
import { CarrierCode, closed, ServiceCode, Version } from '../schemas.ts';
import { clearCardRows, selectRateCards } from '../store/rate-cards.ts';
import { lockCarriers } from '../store/services.ts';

const PARTS = ['zones', 'transit-times', 'rates'] as const;

const Output = Type.Object({ carrier: CarrierCode, version: Version, removed: Type.Integer() });

export const clearRateCardDraft = defineCommand({
  name: 'carriers.clearRateCardDraft',
  summary: 'Removes zones, transit times or rates from the draft of a rate card.',
  input: Type.Object(
    {
      carrier: CarrierCode,
      parts: Type.Optional(
        Type.Array(Type.Enum(PARTS), { minItems: 1, maxItems: 3, description: 'All unless told' }),
      ),
      service: Type.Optional({ ...ServiceCode, description: 'Rows of this service alone' }),
    },
    closed,
  ),
  output: Output,
  roles: ['operations'],
  refusals: [refusals.draftMissing],
  // Each is a few statements of its own; who clears does so once before a file is read in.
  maxItems: 10,
  async run(tx, items) {
    await lockCarriers(tx);
    const cards = await selectRateCards(tx, null);
    const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
    for (const item of items) {
      const { carrier, parts = PARTS, service = null } = item.input;
      const draft = findDraft(cards, carrier);
      if (!draft) {
        outcomes.push(decline(refuse(refusals.draftMissing, { carrier })));
        continue;
      }
      const removed = await clearCardRows(tx, draft, parts, service);
      emitRateCard(tx, item, 'carriers.rateCardDraftCleared', draft, { parts, service, removed });
      outcomes.push(accept({ carrier, version: draft.version, removed }));
    }
    return outcomes;
  },
});
