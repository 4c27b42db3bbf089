// Throws a draft away; what is deployed stays as it is.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { closed, ModelId, ModelKind } from '../design/schemas.ts';
import { refusals } from '../errors.ts';
import { deleteDraft, lockDraft } from '../store/drafts.ts';
import { judgeRevision } from './save-draft.ts';

const Output = Type.Object({ discarded: Type.Literal(true) });

export const discardDraft = defineCommand({
  name: 'workflow.discardDraft',
  summary: 'Throws the draft of a process or decision away.',
  input: Type.Object(
    { kind: ModelKind, modelId: ModelId, revision: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }) },
    closed,
  ),
  output: Output,
  roles: ['operations'],
  refusals: [refusals.draftUnknown, refusals.draftChanged],
  maxItems: 20,
  async run(tx, items) {
    const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
    for (const item of items) {
      const { kind, modelId, revision } = item.input;
      const draft = await lockDraft(tx, kind, modelId);
      const outdated = judgeRevision(draft, revision);
      if (!draft || outdated) {
        outcomes.push(outdated ?? decline(refusals.draftUnknown));
        continue;
      }
      await deleteDraft(tx, kind, modelId);
      tx.emit(item, {
        type: 'workflow.draftDiscarded',
        objects: [[kind, modelId, kind]],
        attributes: { kind, modelId, revision },
      });
      outcomes.push(accept({ discarded: true }));
    }
    return outcomes;
  },
});
