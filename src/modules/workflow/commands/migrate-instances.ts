// Moves running orders to another version of their process where that is safe, a set a call; the next call goes on where it ended.
// A call that dies changes nothing, and the same call again does what is left.
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { cursorParts, decodeCursor, encodeCursor } from '../../../platform/cursors.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { DefinitionReader } from '../definitions.ts';
import { MigrationAnswer, MigrationInput } from '../design/trial-schemas.ts';
import { refusals } from '../errors.ts';
import { moveState } from '../migration/move-state.ts';
import { mapNodes, type NodeMap } from '../migration/node-map.ts';
import { type Judged, writeMoves } from '../migration/write-moves.ts';
import { subjectOf } from '../rules.ts';
import {
  type InstanceKey,
  lockMigrating,
  type MigratingRow,
  selectHeard,
  selectMigrating,
  selectRunning,
} from '../store/migrations.ts';

type MigrationItem = Item<MigrationInput>;

const DEFAULT_LIMIT = 500;

export function createMigrateInstances(dependencies: { definitions: DefinitionReader }) {
  return defineCommand({
    name: 'workflow.migrateInstances',
    summary:
      'Moves running instances to another version of their process where that is safe; says of each why not.',
    input: MigrationInput,
    output: MigrationAnswer,
    roles: ['operations'],
    refusals: [refusals.versionsAlike, refusals.processUnknown, refusals.mappingUnknown],
    maxItems: 1,
    async run(tx, items) {
      const outcomes: Outcome<MigrationAnswer>[] = [];
      for (const item of items) outcomes.push(await migrate(tx, item, dependencies.definitions));
      return outcomes;
    },
  });
}

async function migrate(
  tx: CommandTx,
  item: MigrationItem,
  reader: DefinitionReader,
): Promise<Outcome<MigrationAnswer>> {
  const { processId, fromVersion, toVersion, mapping = {}, dryRun = false } = item.input;
  if (fromVersion === toVersion) return decline(refusals.versionsAlike);
  const definitions = await reader.read(tx, await readVersions(tx));
  const source = definitions.find(processId, fromVersion);
  const target = definitions.find(processId, toVersion);
  if (!source || !target) {
    const version = source ? toVersion : fromVersion;
    return decline(refuse(refusals.processUnknown, { processId, version }));
  }
  const map = mapNodes(source.process, target.process, mapping);
  if ('unknown' in map) return decline(refuse(refusals.mappingUnknown, { elements: map.unknown }));
  const { rows, upTo } = await readRows(tx, item.input, dryRun);
  const judged = await judgeRows(tx, map, rows);
  if (!dryRun) {
    await writeMoves(tx, target, judged);
    for (const one of judged) if (one.move.ok) emitMigrated(tx, item, one.row);
    emitRun(tx, item, judged);
  }
  return accept({ dryRun, ...count(judged), items: judged.map(show), next: upTo && cursorOf(upTo) });
}

async function readRows(tx: CommandTx, input: MigrationInput, dryRun: boolean) {
  const cursor = decodeCursor(input.after, [cursorParts.integer, cursorParts.uuid, cursorParts.uuid]);
  const after = cursor && {
    bucket: Number(cursor[0]),
    orderId: cursor[1] as Uuid,
    instanceId: cursor[2] as Uuid,
  };
  const { processId, fromVersion: version, limit = DEFAULT_LIMIT } = input;
  const { keys, upTo } = await selectRunning(tx, { processId, version, after }, limit);
  if (keys.length === 0) return { rows: [], upTo };
  if (!dryRun) await lockMigrating(tx, keys);
  return { rows: await selectMigrating(tx, keys, version), upTo };
}

const cursorOf = ({ bucket, orderId, instanceId }: InstanceKey) =>
  encodeCursor([bucket, orderId, instanceId]);

/** What would become of each; one that has had an event which only the other version hears is kept, because there it had counted. */
async function judgeRows(tx: CommandTx, map: NodeMap, rows: readonly MigratingRow[]): Promise<Judged[]> {
  const known = new Set(map.source.messages);
  const added = map.target.messages.filter((name) => !known.has(name));
  const heard = new Map((await selectHeard(tx, rows, added)).map((row) => [row.instanceId, row.type]));
  return rows.map((row) => {
    const type = heard.get(row.instanceId);
    if (type === undefined) return { row, move: moveState(map, row.state, tx.now.getTime()) };
    const message = `${type} has come already, and only the other version would have heard it`;
    return { row, move: { ok: false, reason: { code: 'messageHeard', elementId: null, message } } };
  });
}

function emitMigrated(tx: CommandTx, item: MigrationItem, row: MigratingRow): void {
  const { processId, fromVersion, toVersion } = item.input;
  tx.emit(item, {
    type: 'workflow.instanceMigrated',
    orderId: row.orderId,
    objects: [subjectOf(row.orderId, row.isOwn), ['process', `${processId}@${toVersion}`, 'process']],
    attributes: { processId, fromVersion, toVersion },
  });
}

function emitRun(tx: CommandTx, item: MigrationItem, judged: readonly Judged[]): void {
  const { processId, fromVersion, toVersion } = item.input;
  tx.emit(item, {
    type: 'workflow.instancesMigrated',
    objects: [['process', `${processId}@${toVersion}`, 'process']],
    attributes: { processId, fromVersion, toVersion, ...count(judged) },
  });
}

function count(judged: readonly Judged[]) {
  const migrated = judged.filter(({ move }) => move.ok).length;
  return { migrated, kept: judged.length - migrated };
}

function show({ row, move }: Judged): MigrationAnswer['items'][number] {
  return {
    instanceId: formatId('prc', row.instanceId),
    orderId: row.isOwn ? null : formatId('ord', row.orderId),
    outcome: move.ok ? 'migrated' : 'kept',
    at: move.ok ? move.at : [],
    reason: move.ok ? null : move.reason,
    notes: move.ok ? move.notes : [],
  };
}
