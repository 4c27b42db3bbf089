// The single place for random block-structured models: a tree of blocks, its BPMN, and how it is drawn at random. What the
// tree means is told twice and independently: here as BPMN, in token-game-oracle.ts as a process algebra.

import * as b from '../support/bpmn-builder.ts';
import { fc } from '../support/property.ts';

export type Block =
  | { kind: 'task'; id: string }
  | { kind: 'skip'; id: string }
  | { kind: 'seq'; id: string; parts: Block[] }
  | { kind: 'and'; id: string; parts: Block[] }
  /** Takes branch `pick`; the last is the default. */
  | { kind: 'xor'; id: string; parts: Block[]; pick: number }
  /** Takes the branches whose bit is set; the last when none is. */
  | { kind: 'or'; id: string; parts: Block[]; bits: number }
  /** Runs the body, asks `id` whether again, `times` repetitions. */
  | { kind: 'loop'; id: string; body: Block; times: number }
  /** A task that is refused (`fails`) or done; a boundary error leads to the handler. */
  | { kind: 'try'; id: string; fails: boolean; handler: Block }
  /** A sub-process with a body and, beside it, a task that may throw; caught as told. */
  | {
      kind: 'scope';
      id: string;
      body: Block;
      fails: boolean;
      by: 'error' | 'message';
      at: 'eventSubprocess' | 'boundary';
      interrupting: boolean;
    };

type Shape = { kind: Block['kind']; parts: Shape[]; number: number; flags: boolean[] };

const leaf = fc.constantFrom<Shape>(
  { kind: 'task', parts: [], number: 0, flags: [] },
  { kind: 'task', parts: [], number: 0, flags: [] },
  { kind: 'skip', parts: [], number: 0, flags: [] },
);

const { inner } = fc.letrec<{ shape: Shape; inner: Shape }>((tie) => ({
  shape: fc.oneof({ maxDepth: 4, depthSize: 'large' }, leaf, tie('inner')),
  inner: fc.record({
    kind: fc.constantFrom<Block['kind']>('seq', 'and', 'and', 'xor', 'or', 'loop', 'try', 'scope', 'scope'),
    parts: fc.array(tie('shape'), { minLength: 2, maxLength: 3, size: 'max' }),
    number: fc.nat({ max: 7 }),
    flags: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  }),
}));

const shape: fc.Arbitrary<Shape> = fc
  .array(inner, { minLength: 2, maxLength: 4, size: 'max' })
  .map((parts) => ({ kind: 'seq', parts, number: 0, flags: [] }));

/** Random trees, every block with an id of its own. */
export const blocks: fc.Arbitrary<Block> = shape.map((root) => {
  let count = 0;
  const build = ({ kind, parts, number, flags }: Shape): Block => {
    count += 1;
    const id = `n${count}`;
    const built = parts.map(build);
    const first = built[0] ?? { kind: 'skip', id: `${id}_none` };
    switch (kind) {
      case 'task':
      case 'skip':
        return { kind, id };
      case 'seq':
      case 'and':
        return { kind, id, parts: built };
      case 'xor':
        return { kind, id, parts: built, pick: number % built.length };
      case 'or':
        return { kind, id, parts: built, bits: number };
      case 'loop':
        return { kind, id, body: first, times: number % 3 };
      case 'try':
        return { kind, id, fails: flags[0]!, handler: first };
      case 'scope': {
        const by = flags[1] ? 'error' : 'message';
        const at = flags[2] ? 'boundary' : 'eventSubprocess';
        const interrupting = by === 'error' || at === 'boundary' || number % 2 === 0;
        return { kind, id, body: first, fails: flags[0]!, by, at, interrupting };
      }
    }
  };
  return build(root);
});

type Drawn = { entry: string; exit: string; xml: string };

/** The tree as a BPMN file, with the variables its gateways ask for. */
export function toBpmn(root: Block): { xml: string; variables: { [name: string]: boolean | number } } {
  const variables: { [name: string]: boolean | number } = {};
  const roots: string[] = [];
  const body = draw(root, variables, roots);
  const xml = b.model(
    [
      b.element('startEvent', 'start'),
      body.xml,
      b.element('endEvent', 'end'),
      b.path('start', body.entry),
      b.path(body.exit, 'end'),
    ],
    roots,
  );
  return { xml, variables };
}

function draw(block: Block, variables: { [name: string]: boolean | number }, roots: string[]): Drawn {
  const { id } = block;
  const inner = (part: Block) => draw(part, variables, roots);
  switch (block.kind) {
    case 'task':
      return { entry: id, exit: id, xml: b.service(id) };
    case 'skip':
      return { entry: id, exit: id, xml: b.element('task', id) };
    case 'seq': {
      const parts = block.parts.map(inner);
      const links = parts.slice(1).map((part, at) => b.path(parts[at]!.exit, part.entry));
      return {
        entry: parts[0]!.entry,
        exit: parts.at(-1)!.exit,
        xml: [...parts.map((part) => part.xml), ...links].join(''),
      };
    }
    case 'and':
    case 'xor':
    case 'or':
      return drawBranches(block, block.parts.map(inner), variables);
    case 'loop': {
      const part = inner(block.body);
      const xml = [
        part.xml,
        b.element('exclusiveGateway', `${id}_in`),
        b.service(id),
        b.element('exclusiveGateway', `${id}_ask`, { default: `${id}_ask_${id}_out` }),
        b.element('task', `${id}_out`),
        b.path(`${id}_in`, part.entry),
        b.path(part.exit, id, `${id}_ask`, `${id}_out`),
        b.flow(`${id}_ask`, `${id}_in`, `=again_${id}`),
      ];
      return { entry: `${id}_in`, exit: `${id}_out`, xml: xml.join('') };
    }
    case 'try': {
      roots.push(b.error(`E_${id}`));
      const part = inner(block.handler);
      const xml = [
        b.service(id),
        b.boundary(`${id}_b`, id, b.errorEvent(`E_${id}`)),
        part.xml,
        b.element('exclusiveGateway', `${id}_m`),
        b.path(id, `${id}_m`),
        b.path(`${id}_b`, part.entry),
        b.path(part.exit, `${id}_m`),
      ];
      return { entry: id, exit: `${id}_m`, xml: xml.join('') };
    }
    case 'scope':
      return drawScope(block, inner(block.body), roots);
  }
}

function drawBranches(
  block: Extract<Block, { kind: 'and' | 'xor' | 'or' }>,
  parts: Drawn[],
  variables: { [name: string]: boolean | number },
): Drawn {
  const { id, kind } = block;
  const type = { and: 'parallelGateway', xor: 'exclusiveGateway', or: 'inclusiveGateway' }[kind];
  const [split, join] = [`${id}_f`, `${id}_j`];
  const last = parts.length - 1;
  const byDefault = kind === 'and' ? {} : { default: `${split}_${parts[last]!.entry}` };
  const flows = parts.map((part, at) => {
    if (kind === 'and' || at === last) return b.flow(split, part.entry);
    if (kind === 'xor') {
      variables[`x_${id}`] = block.pick;
      return b.flow(split, part.entry, `=x_${id} = ${at}`);
    }
    variables[`o_${id}_${at}`] = (block.bits & (1 << at)) !== 0;
    return b.flow(split, part.entry, `=o_${id}_${at}`);
  });
  const xml = [
    b.element(type, split, byDefault),
    b.element(type, join),
    ...parts.map((part) => part.xml + b.path(part.exit, join)),
    ...flows,
  ];
  return { entry: split, exit: join, xml: xml.join('') };
}

function drawScope(block: Extract<Block, { kind: 'scope' }>, body: Drawn, roots: string[]): Drawn {
  const { id, by, at, interrupting } = block;
  roots.push(by === 'error' ? b.error(`E_${id}`) : b.message(`M_${id}`));
  const definition = by === 'error' ? b.errorEvent(`E_${id}`) : b.messageEvent(`M_${id}`);
  const inside = [
    b.element('startEvent', `${id}_s`),
    b.element('parallelGateway', `${id}_f`),
    b.service(id),
    body.xml,
    b.path(`${id}_s`, `${id}_f`, id),
    b.element('endEvent', `${id}_e`),
    b.path(`${id}_f`, body.entry),
    b.path(body.exit, `${id}_e`),
  ];
  if (at === 'eventSubprocess') {
    inside.push(b.eventSubprocess(`${id}_es`, definition, interrupting));
    return {
      entry: `${id}_sub`,
      exit: `${id}_sub`,
      xml: b.element('subProcess', `${id}_sub`, {}, ...inside),
    };
  }
  const xml = [
    b.element('subProcess', `${id}_sub`, {}, ...inside),
    b.boundary(`${id}_b`, `${id}_sub`, definition),
    b.service(`${id}_es_do`),
    b.element('exclusiveGateway', `${id}_m`),
    b.path(`${id}_sub`, `${id}_m`),
    b.path(`${id}_b`, `${id}_es_do`, `${id}_m`),
  ];
  return { entry: `${id}_sub`, exit: `${id}_m`, xml: xml.join('') };
}
