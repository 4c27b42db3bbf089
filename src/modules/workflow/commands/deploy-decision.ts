// Deploys DMN decisions: compiles the file and stores it under every decision in it, each as its newest version.
import { createHash } from 'node:crypto';
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { PROCESSES_VERSION } from '../definitions.ts';
import { refusals } from '../errors.ts';
import { compileDecision } from '../feel/compile-decision.ts';
import { insertDecision, selectDecisionHead } from '../store/definitions.ts';

const Output = Type.Object({
  decisions: Type.Array(Type.Object({ decisionId: Type.String(), version: Type.Integer() })),
});
type Deployed = Type.Static<typeof Output>;

export const deployDecision = defineCommand({
  name: 'workflow.deployDecision',
  summary: 'Deploys a DMN file; each of its decisions becomes the newest version.',
  input: Type.Object(
    {
      xml: Type.String({
        minLength: 1,
        maxLength: 5_000_000,
        pattern: '^[^\\u0000]*$',
        description: 'DMN XML',
      }),
      note: Type.Optional(Text(1000, { description: 'What is new, for the list of versions' })),
    },
    { additionalProperties: false },
  ),
  output: Output,
  roles: ['operations'],
  refusals: [refusals.modelRefused],
  maxItems: 20,
  async run(tx, items) {
    const outcomes: Outcome<Deployed>[] = [];
    for (const item of items) outcomes.push(await deploy(tx, item));
    return outcomes;
  },
});

async function deploy(tx: CommandTx, item: Item<{ xml: string; note?: string }>): Promise<Outcome<Deployed>> {
  const { xml, note = null } = item.input;
  const compiled = await compileDecision(xml);
  if (!compiled.ok) return decline(refuse(refusals.modelRefused, { problems: compiled.problems }));
  const checksum = createHash('sha256').update(xml).digest('hex');
  // First, because whoever else deploys waits here: the newest version is then the newest.
  await raiseVersion(tx, PROCESSES_VERSION);
  const decisions: Deployed['decisions'] = [];
  for (const { id, name } of Object.values(compiled.decisions.decisions)) {
    const head = await selectDecisionHead(tx, id);
    const version = head?.checksum === checksum ? head.version : (head?.version ?? 0) + 1;
    if (head?.checksum !== checksum) {
      await insertDecision(
        tx,
        { decisionId: id, version, name: name || id, xml, checksum, actor: item.actor.id, note },
        tx.now,
      );
    }
    decisions.push({ decisionId: id, version });
  }
  tx.emit(item, {
    type: 'workflow.decisionDeployed',
    objects: decisions.map(
      ({ decisionId, version }) => ['decision', `${decisionId}@${version}`, 'decision'] as const,
    ),
    attributes: { decisions },
  });
  return accept({ decisions });
}
