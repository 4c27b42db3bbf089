// The single place that draws a process tree as a BPMN diagram: shapes with their places and flows with their corners. Trees are nested blocks, so
// the drawing is too: sequences run to the right, branches stand below each other, ways back run to the left underneath. No lines cross.
import type { ProcessTree } from './process-tree.ts';

export interface Shape {
  readonly id: string;
  readonly kind: 'startEvent' | 'endEvent' | 'task' | 'exclusiveGateway' | 'parallelGateway';
  readonly name?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [x: number, y: number];

export interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly flows: readonly Flow[];
}

/** A part of the drawing: entered at its left side and left at its right side, both at the height of its axis; without shapes it is passed through. */
interface Block extends Drawing {
  readonly axis: number;
  readonly entry: string | null;
  readonly exit: string | null;
}

const TASK = { width: 100, height: 80 };
const GATEWAY = 50;
const EVENT = 36;
const GAP = 50;
const ROW_GAP = 30;
/** Height of a row in which nothing is done. */
const EMPTY_ROW = 30;

interface Numbers {
  next: number;
}

export function layOutTree(tree: ProcessTree): Drawing {
  const numbers: Numbers = { next: 1 };
  const start = eventBlock('startEvent', 'start');
  const end = eventBlock('endEvent', 'end');
  return joinRow([start, drawBlock(numbers, tree), end], numbers);
}

function drawBlock(numbers: Numbers, tree: ProcessTree): Block {
  switch (tree.kind) {
    case 'silent':
      return {
        width: 0,
        height: EMPTY_ROW,
        axis: EMPTY_ROW / 2,
        shapes: [],
        flows: [],
        entry: null,
        exit: null,
      };
    case 'activity':
      return taskBlock(`task_${numbers.next++}`, tree.activity);
    case 'sequence':
      return joinRow(
        tree.children.map((child) => drawBlock(numbers, child)),
        numbers,
      );
    case 'loop':
      return drawLoop(numbers, tree.children);
    default:
      return drawBranches(numbers, tree.kind, tree.children);
  }
}

function taskBlock(id: string, name: string): Block {
  const shape: Shape = { id, kind: 'task', name, x: 0, y: 0, ...TASK };
  return { ...TASK, axis: TASK.height / 2, shapes: [shape], flows: [], entry: id, exit: id };
}

function eventBlock(kind: 'startEvent' | 'endEvent', id: string): Block {
  const size = { width: EVENT, height: EVENT };
  return {
    ...size,
    axis: EVENT / 2,
    shapes: [{ id, kind, x: 0, y: 0, ...size }],
    flows: [],
    entry: id,
    exit: id,
  };
}

const gatewayOf = (
  numbers: Numbers,
  kind: 'exclusiveGateway' | 'parallelGateway',
  x: number,
  axis: number,
): Shape => ({
  id: `gateway_${numbers.next++}`,
  kind,
  x,
  y: axis - GATEWAY / 2,
  width: GATEWAY,
  height: GATEWAY,
});

const flowOf = (numbers: Numbers, from: string, to: string, points: readonly Point[]): Flow => ({
  id: `flow_${numbers.next++}`,
  from,
  to,
  points,
});

const move = (block: Block, dx: number, dy: number): Block => ({
  ...block,
  shapes: block.shapes.map((shape) => ({ ...shape, x: shape.x + dx, y: shape.y + dy })),
  flows: block.flows.map((flow) => ({
    ...flow,
    points: flow.points.map(([x, y]) => [x + dx, y + dy] as const),
  })),
});

/** Left becomes right: what is entered from the right side then. */
const mirror = (block: Block): Block => ({
  ...block,
  shapes: block.shapes.map((shape) => ({ ...shape, x: block.width - shape.x - shape.width })),
  flows: block.flows.map((flow) => ({
    ...flow,
    points: flow.points.map(([x, y]) => [block.width - x, y] as const),
  })),
});

function joinRow(blocks: readonly Block[], numbers: Numbers): Block {
  const doing = blocks.filter(({ entry }) => entry !== null);
  const axis = Math.max(...doing.map((block) => block.axis));
  const height = axis + Math.max(...doing.map((block) => block.height - block.axis));
  const shapes: Shape[] = [];
  const flows: Flow[] = [];
  let x = 0;
  doing.forEach((block, at) => {
    const placed = move(block, x, axis - block.axis);
    shapes.push(...placed.shapes);
    flows.push(...placed.flows);
    const before = doing[at - 1];
    if (before)
      flows.push(
        flowOf(numbers, before.exit!, block.entry!, [
          [x - GAP, axis],
          [x, axis],
        ]),
      );
    x += block.width + GAP;
  });
  return { width: x - GAP, height, axis, shapes, flows, entry: doing[0]!.entry, exit: doing.at(-1)!.exit };
}

function drawBranches(
  numbers: Numbers,
  kind: 'choice' | 'parallel',
  children: readonly ProcessTree[],
): Block {
  const rows = children.map((child) => drawBlock(numbers, child));
  const tops: number[] = [];
  let height = 0;
  for (const row of rows) {
    tops.push(height);
    height += row.height + ROW_GAP;
  }
  height -= ROW_GAP;
  const axisOf = (at: number): number => tops[at]! + rows[at]!.axis;
  const axis = (axisOf((rows.length - 1) >>> 1) + axisOf(rows.length >>> 1)) / 2;
  const inner = Math.max(...rows.map((row) => row.width));
  const gateway = kind === 'choice' ? 'exclusiveGateway' : 'parallelGateway';
  const split = gatewayOf(numbers, gateway, 0, axis);
  const join = gatewayOf(numbers, gateway, GATEWAY + GAP + inner + GAP, axis);
  const shapes = [split, join];
  const flows: Flow[] = [];
  rows.forEach((row, at) => {
    const x = GATEWAY + GAP;
    const placed = move(row, x, tops[at]!);
    shapes.push(...placed.shapes);
    flows.push(...placed.flows);
    const y = axisOf(at);
    const out = leaveGateway(split, y);
    const back = [...leaveGateway(join, y)].reverse();
    if (row.entry === null) flows.push(flowOf(numbers, split.id, join.id, [...out, ...back]));
    else {
      flows.push(flowOf(numbers, split.id, row.entry, [...out, [x, y]]));
      flows.push(flowOf(numbers, row.exit!, join.id, [[x + row.width, y], ...back]));
    }
  });
  return { width: join.x + GATEWAY, height, axis, shapes, flows, entry: split.id, exit: join.id };
}

/** From the corner of a gateway to the row at `y`: straight on at its own height (left or right is what lies there), else up or down first. */
function leaveGateway(gateway: Shape, y: number): Point[] {
  const centre = gateway.x + GATEWAY / 2;
  const axis = gateway.y + GATEWAY / 2;
  if (y === axis) return [[gateway.x === 0 ? GATEWAY : gateway.x, y]];
  return [
    [centre, y < axis ? gateway.y : gateway.y + GATEWAY],
    [centre, y],
  ];
}

function drawLoop(numbers: Numbers, [bodyTree, redoTree]: readonly [ProcessTree, ProcessTree]): Block {
  const body = drawBlock(numbers, bodyTree);
  const redo = mirror(drawBlock(numbers, redoTree));
  const axis = Math.max(body.axis, GATEWAY / 2);
  const bottom = axis + Math.max(body.height - body.axis, GATEWAY / 2);
  const inner = Math.max(body.width, redo.width);
  const x = GATEWAY + GAP;
  const join = gatewayOf(numbers, 'exclusiveGateway', 0, axis);
  const split = gatewayOf(numbers, 'exclusiveGateway', x + inner + GAP, axis);
  const placed = move(body, x, axis - body.axis);
  const flows: Flow[] = [...placed.flows];
  if (body.entry === null)
    flows.push(
      flowOf(numbers, join.id, split.id, [
        [GATEWAY, axis],
        [split.x, axis],
      ]),
    );
  else {
    flows.push(
      flowOf(numbers, join.id, body.entry, [
        [GATEWAY, axis],
        [x, axis],
      ]),
    );
    flows.push(
      flowOf(numbers, body.exit!, split.id, [
        [x + body.width, axis],
        [split.x, axis],
      ]),
    );
  }
  const left = x + inner - redo.width;
  const below = move(redo, left, bottom + ROW_GAP);
  const y = bottom + ROW_GAP + redo.axis;
  const down: Point[] = leaveGateway(split, y);
  const up: Point[] = leaveGateway(join, y).reverse();
  if (redo.entry === null) flows.push(flowOf(numbers, split.id, join.id, [...down, ...up]));
  else {
    flows.push(flowOf(numbers, split.id, redo.entry, [...down, [left + redo.width, y]]));
    flows.push(flowOf(numbers, redo.exit!, join.id, [[left, y], ...up]));
  }
  return {
    width: split.x + GATEWAY,
    height: bottom + ROW_GAP + redo.height,
    axis,
    shapes: [join, split, ...placed.shapes, ...below.shapes],
    flows: [...flows, ...below.flows],
    entry: join.id,
    exit: split.id,
  };
}
