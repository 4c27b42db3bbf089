// The single place that finds the models of a comparison: processes that run here by version, through workflow's door, and uploaded files; read,
// translated and kept in memory as long as their text stays the same.
import { createHash } from 'node:crypto';
import type { Queryable } from '../../../platform/db.ts';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { type DeployedProcess, readDeployedProcesses, readProcessXml } from '../../workflow/index.ts';
import { insightRefusals } from '../errors.ts';
import { selectModel } from '../store/conformance.ts';
import type { Alignment } from './align-case.ts';
import { type Automaton, createAutomaton } from './automaton.ts';
import { byEvents, labellingOf } from './bpmn/labelling.ts';
import { type Drawing, readDrawing } from './bpmn/read-drawing.ts';
import type { Simplification } from './bpmn/simplifications.ts';
import { translateDrawing } from './bpmn/translate.ts';
import { readPnml } from './read-pnml.ts';
import { fromPetriNet, type ReplayNet } from './replay-net.ts';
import { createReplayer, type Replayer } from './replay-tokens.ts';

export interface ComparedModel {
  readonly ref: string;
  readonly name: string;
  readonly kind: 'process' | 'upload';
  readonly format: 'bpmn' | 'pnml';
  readonly processId: string | null;
  readonly version: number | null;
  readonly xml: string | null;
  readonly net: ReplayNet;
  readonly elements: readonly {
    readonly id: string;
    readonly name: string;
    readonly labels: readonly string[];
  }[];
  readonly simplified: readonly Simplification[];
  readonly known: Known;
}

/** What is remembered of a model from one question to the next. */
export interface Known {
  readonly alignments: Map<string, Alignment>;
  readonly replayer: Replayer;
  /** Throws `ModelTooWide`. */
  automaton(): Automaton;
}

function startKnowing(net: ReplayNet): Known {
  let automaton: Automaton | null = null;
  return {
    alignments: new Map(),
    replayer: createReplayer(net),
    automaton() {
      automaton ??= createAutomaton(net);
      return automaton;
    },
  };
}

export interface ModelSource {
  readonly db: Queryable;
  /** Activities of the log that it is held against; uploaded models are read with them. */
  readonly activities: readonly string[];
  /** Whether the log is that of our own orders. */
  readonly isLive: boolean;
}

/** The models of a reference, newest version first: several where each order is held against its own. Refuses what is not there. */
export async function resolveModels(ref: string, source: ModelSource): Promise<ComparedModel[]> {
  if (ref.startsWith('upload:')) return [await resolveUpload(ref, source)];
  const [processId, version] = ref.slice('process:'.length).split('@') as [string, string?];
  const heads = (await readDeployedProcesses(source.db)).filter(
    (head) => head.processId === processId && (version === undefined || head.version === Number(version)),
  );
  if (heads.length === 0) throw new ItemRefused(0, refuse(insightRefusals.modelUnknown, { model: ref }));
  return Promise.all(heads.map((head) => resolveDeployed(head, source.db)));
}

const MOST_KEPT = 40;
const kept = new Map<string, ComparedModel>();

async function keep(parts: readonly string[], make: () => Promise<ComparedModel>): Promise<ComparedModel> {
  const key = createHash('sha1').update(JSON.stringify(parts)).digest('hex');
  const model = kept.get(key) ?? (await make());
  kept.delete(key);
  kept.set(key, model);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return model;
}

async function resolveDeployed(head: DeployedProcess, db: Queryable): Promise<ComparedModel> {
  const { processId, version } = head;
  const xml = (await readProcessXml(db, processId, version)) ?? '';
  const called = await readCalled(db, xml);
  const sources = [...called.values()].map((each) => each.xml);
  return keep(['process', processId, String(version), xml, ...sources], async () => {
    const drawing = await drawingOf(xml);
    const model = translateDrawing(drawing, byEvents, (id) => called.get(id)?.drawing);
    const ref = `process:${processId}@${version}`;
    return {
      ref,
      name: head.name,
      kind: 'process',
      format: 'bpmn',
      processId,
      version,
      xml,
      ...model,
      known: startKnowing(model.net),
    };
  });
}

async function drawingOf(xml: string): Promise<Drawing> {
  const read = await readDrawing(xml);
  if (!read.ok) throw new ItemRefused(0, refuse(insightRefusals.modelUnreadable, { problem: read.problem }));
  return read.drawing;
}

const MOST_CALLED = 20;

/** The newest version of every process that this one calls, and that those call. */
async function readCalled(
  db: Queryable,
  xml: string,
): Promise<Map<string, { xml: string; drawing: Drawing }>> {
  const found = new Map<string, { xml: string; drawing: Drawing }>();
  const open = [xml];
  let heads: readonly DeployedProcess[] | null = null;
  for (let at = 0; at < open.length && found.size < MOST_CALLED; at += 1) {
    if (!open[at]!.includes('callActivity')) continue;
    heads ??= await readDeployedProcesses(db);
    const { nodes } = await drawingOf(open[at]!);
    for (const { calls } of nodes.values()) {
      const head =
        calls === null || found.has(calls) ? undefined : heads.find((each) => each.processId === calls);
      const text = head && (await readProcessXml(db, head.processId, head.version));
      if (!head || !text) continue;
      found.set(head.processId, { xml: text, drawing: await drawingOf(text) });
      open.push(text);
    }
  }
  return found;
}

async function resolveUpload(ref: string, source: ModelSource): Promise<ComparedModel> {
  const modelId = parseId('mdl', ref.slice('upload:'.length));
  const row = modelId && (await selectModel(source.db, modelId));
  if (!row) throw new ItemRefused(0, refuse(insightRefusals.modelUnknown, { model: ref }));
  const activities = row.format === 'bpmn' ? [...source.activities].sort() : [];
  return keep([ref, String(source.isLive), ...activities], async () => {
    const head = {
      ref,
      name: row.name,
      kind: 'upload',
      format: row.format,
      processId: null,
      version: null,
    } as const;
    if (row.format === 'bpmn') {
      const drawing = await drawingOf(row.source);
      const model = translateDrawing(
        drawing,
        labellingOf(drawing, source.isLive, new Set(source.activities)),
      );
      return { ...head, xml: row.source, ...model, known: startKnowing(model.net) };
    }
    const read = readPnml(row.source);
    if (!read.ok)
      throw new ItemRefused(0, refuse(insightRefusals.modelUnreadable, { problem: read.problem }));
    const net = fromPetriNet(read.net);
    return { ...head, xml: null, net, elements: elementsOf(net), simplified: [], known: startKnowing(net) };
  });
}

const elementsOf = (net: ReplayNet): ComparedModel['elements'] =>
  [...net.visible].map((index) => {
    const { element, name, label } = net.transitions[index]!;
    return { id: element, name, labels: [net.labels[label]!] };
  });
