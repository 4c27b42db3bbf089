// Saves what somebody draws, as often as the designer likes. One draft a model: whoever saves must have seen the newest revision.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse, SetConflict } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import { closed, ModelId, ModelKind, nullable, Xml } from '../design/schemas.ts';
import { refusals } from '../errors.ts';
import { type DraftRow, insertDraft, lockDraft, updateDraft } from '../store/drafts.ts';

const Input = Type.Object(
  {
    kind: ModelKind,
    modelId: ModelId,
    xml: Xml,
    name: Type.Optional(Text(200)),
    basedOn: nullable(
      Type.Integer({ minimum: 1, maximum: 999_999_999, description: 'The version it was begun from' }),
    ),
    revision: Type.Integer({
      minimum: 0,
      maximum: 2_000_000_000,
      description: 'The revision that was read last; 0: there was no draft',
    }),
  },
  closed,
);
const Output = Type.Object({ revision: Type.Integer(), savedAt: Type.String() });
type SaveItem = Item<Type.Static<typeof Input>>;
type Saved = Type.Static<typeof Output>;

export const saveDraft = defineCommand({
  name: 'workflow.saveDraft',
  summary: 'Saves the draft of a process or decision; somebody else’s newer draft is never written over.',
  input: Input,
  output: Output,
  roles: ['operations'],
  refusals: [refusals.draftUnknown, refusals.draftChanged],
  maxItems: 20,
  async run(tx, items) {
    const outcomes: Outcome<Saved>[] = [];
    for (const item of items) outcomes.push(await save(tx, item));
    return outcomes;
  },
});

async function save(tx: CommandTx, item: SaveItem): Promise<Outcome<Saved>> {
  const { kind, modelId, xml, basedOn, revision } = item.input;
  const draft = await lockDraft(tx, kind, modelId);
  const outdated = judgeRevision(draft, revision);
  if (outdated) return outdated;
  const row = {
    kind,
    modelId,
    name: item.input.name ?? draft?.name ?? modelId,
    basedOn,
    revision: revision + 1,
    xml,
    savedBy: item.actor.id,
  };
  if (draft) await updateDraft(tx, row, tx.now);
  else if (!(await insertDraft(tx, row, tx.now))) throw new SetConflict('a draft was begun at the same time');
  tx.emit(item, {
    type: 'workflow.draftSaved',
    objects: [[kind, modelId, kind]],
    attributes: { kind, modelId, revision: row.revision },
  });
  return accept({ revision: row.revision, savedAt: tx.now.toISOString() });
}

/** Refuses whoever has not seen the newest revision, with who saved it and when. */
export function judgeRevision(
  draft: Pick<DraftRow, 'revision' | 'savedBy' | 'savedAt'> | undefined,
  revision: number,
) {
  if (!draft) return revision === 0 ? null : decline(refusals.draftUnknown);
  if (draft.revision === revision) return null;
  const { savedBy, savedAt } = draft;
  return decline(
    refuse(refusals.draftChanged, { revision: draft.revision, savedBy, savedAt: savedAt.toISOString() }),
  );
}
