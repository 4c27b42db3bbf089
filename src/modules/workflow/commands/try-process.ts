// Tries a drawing on a past order: what would have happened, element by element, with nothing called and nothing written.
import {
  accept,
  type CommandRegistry,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { readOrderEvents } from '../../../platform/events.ts';
import { bucketOf, parseId, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { compileProcess } from '../bpmn/compile.ts';
import type { DefinitionReader } from '../definitions.ts';
import { TrialAnswer, TrialInput } from '../design/trial-schemas.ts';
import type { ProcessWords } from '../design/words.ts';
import { refusals } from '../errors.ts';
import { selectDraft } from '../store/drafts.ts';
import { selectIncidentsOfInstance } from '../store/incidents.ts';
import { selectInstancesOfOrder } from '../store/instances.ts';
import { compareReplays, standing } from '../trial/compare.ts';
import { type Past, readEvidence } from '../trial/evidence.ts';
import { type Replay, replay } from '../trial/replay.ts';

interface Dependencies {
  definitions: DefinitionReader;
  commands: () => CommandRegistry;
  words: ProcessWords;
}
type Instance = Awaited<ReturnType<typeof selectInstancesOfOrder>>[number];

export function createTryProcess(dependencies: Dependencies) {
  return defineCommand({
    name: 'workflow.tryProcess',
    summary:
      'Replays a past order through a drawing and says where it departs from what happened; nothing is written.',
    input: TrialInput,
    output: TrialAnswer,
    roles: ['operations'],
    refusals: [refusals.orderUnknown, refusals.trialImpossible, refusals.draftUnknown, refusals.modelRefused],
    maxItems: 1,
    async run(tx, items) {
      const outcomes: Outcome<TrialAnswer>[] = [];
      for (const item of items) outcomes.push(await tryOne(tx, item, dependencies));
      return outcomes;
    },
  });
}

async function tryOne(
  tx: CommandTx,
  { input }: Item<TrialInput>,
  { definitions: reader, commands, words }: Dependencies,
): Promise<Outcome<TrialAnswer>> {
  const orderId = parseId('ord', input.orderId);
  const events = orderId ? await readOrderEvents(tx, orderId) : [];
  if (!orderId || events.length === 0) return decline(refusals.orderUnknown);
  const rows = await selectInstancesOfOrder(tx, bucketOf(orderId), orderId);
  const instance = rows.find(
    (row) => row.parentId === null && (input.processId === undefined || row.processId === input.processId),
  );
  const definitions = await reader.read(tx, await readVersions(tx));
  const actual = instance && definitions.find(instance.processId, instance.version)?.process;
  if (!instance || !actual) return decline(refusals.trialImpossible);
  const xml = input.xml ?? (await selectDraft(tx, 'process', instance.processId))?.xml;
  if (xml === undefined) return decline(refusals.draftUnknown);
  const compiled = await compileProcess(xml);
  if (!compiled.ok) return decline(refuse(refusals.modelRefused, { problems: compiled.problems }));
  const past = await readPast(tx, instance, orderId, events);
  const evidence = readEvidence(past, actual);
  const parts = {
    past,
    evidence,
    commands: commands(),
    env: definitions.env,
    correlation: words.correlation,
    now: Math.max(tx.now.getTime(), past.startedAt),
  };
  const real = replay(actual, parts);
  const shown = new Map<string, number>();
  for (const { command } of real.calls) shown.set(command, (shown.get(command) ?? 0) + 1);
  const tried = replay(compiled.process, { ...parts, shown });
  return accept(show(tried, real, instance));
}

async function readPast(
  tx: CommandTx,
  instance: Instance,
  orderId: Uuid,
  events: Past['events'],
): Promise<Past> {
  const { bucket, instanceId, processId, startedAt, state } = instance;
  const incidents = await selectIncidentsOfInstance(tx, { bucket, orderId, instanceId });
  return {
    processId,
    startedAt: startedAt.getTime(),
    events,
    variables: state.tokens[0]?.v ?? {},
    incidents: incidents.map(({ nodeId, code, message, raisedAt, settledAt }) => ({
      nodeId,
      code,
      message,
      raisedAt: raisedAt.getTime(),
      settledAt: settledAt?.getTime() ?? null,
    })),
  };
}

function show(tried: Replay, real: Replay, instance: Instance): TrialAnswer {
  const { version, status, startedAt } = instance;
  return {
    processId: tried.process.id,
    comparedWith: { version, status },
    startedAt: startedAt.toISOString(),
    endedAt: tried.endedAt === null ? null : new Date(tried.endedAt).toISOString(),
    status: tried.state.status,
    ...compareReplays(tried, real),
    assumptions: [...doubt(real, instance), ...tried.assumptions],
    truncated: tried.truncated,
  };
}

/** Says so when what is kept does not lead where the order really is: then something happened of which nothing is kept. */
function doubt(real: Replay, { status }: Instance): string[] {
  if (real.state.status === status) return [];
  const place = standing(real);
  const where = place.length > 0 ? ` at ${place.join(', ')}` : '';
  return [
    `By what is kept, the order would be ${real.state.status}${where}, and it is ${status}: an answer that the drawing caught is not kept`,
  ];
}
