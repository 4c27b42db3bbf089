import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAligner } from '../align-case.ts';
import { createAutomaton, fits } from '../automaton.ts';
import { byEvents, byNames } from './labelling.ts';
import { readDrawing } from './read-drawing.ts';
import { translateDrawing } from './translate.ts';

/** `a>b` are flows; what is not declared is a task. */
interface Drawn {
  readonly nodes?: string;
  readonly flows: string;
}

const flowsOf = (text: string) =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((each) => {
      const [from, to] = each.split('>') as [string, string];
      return `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`;
    })
    .join('');
const task = (id: string, inner = '') => `<bpmn:task id="${id}" name="${id}">${inner}</bpmn:task>`;
const message = (name: string) => `<bpmn:messageEventDefinition messageRef="m_${name}"/>`;
const MESSAGES = ['x', 'y'].map((name) => `<bpmn:message id="m_${name}" name="${name}"/>`).join('');

function file({ nodes = '', flows }: Drawn): string {
  const declared = new Set([...nodes.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
  const ids = [
    ...new Set(
      flows
        .split(/\s+/)
        .filter(Boolean)
        .flatMap((each) => each.split('>')),
    ),
  ];
  const tasks = ids
    .filter((id) => !declared.has(id))
    .map((id) =>
      id === 's'
        ? '<bpmn:startEvent id="s"/>'
        : id.startsWith('end')
          ? `<bpmn:endEvent id="${id}"/>`
          : task(id),
    );
  return `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t" id="definitions">
    <bpmn:process id="p" isExecutable="true">${nodes}${tasks.join('')}${flowsOf(flows)}</bpmn:process>${MESSAGES}</bpmn:definitions>`;
}

async function modelOf(drawn: Drawn) {
  const read = await readDrawing(file(drawn));
  if (!read.ok) throw new Error(read.problem);
  return translateDrawing(read.drawing, byNames(new Set(['x', 'y'])));
}

/** Which of these words the model can make, each letter an activity. */
async function makes(drawn: Drawn, words: string): Promise<string> {
  const { net } = await modelOf(drawn);
  const automaton = createAutomaton(net);
  return words
    .split(' ')
    .filter((word) => {
      const labels = [...word]
        .filter((letter) => letter !== '-')
        .map((letter) => net.labelNo.get(letter) ?? -1);
      return !labels.includes(-1) && fits(automaton, labels);
    })
    .join(' ');
}

const gateway = (type: string, id: string) => `<bpmn:${type}Gateway id="${id}"/>`;

describe('a drawing as a net', () => {
  it('takes one way behind an exclusive gateway, also round a loop', async () => {
    const drawn = {
      nodes: gateway('exclusive', 'g') + gateway('exclusive', 'j'),
      flows: 's>j j>a a>g g>b g>c g>j b>end c>end',
    };
    expect(await makes(drawn, 'ab ac aab aaac a abc ba b')).toBe('ab ac aab aaac');
  });

  it('takes all ways behind a parallel gateway, in any order, and waits for all', async () => {
    const drawn = {
      nodes: gateway('parallel', 'g') + gateway('parallel', 'j'),
      flows: 's>g g>a g>b a>j b>j j>c c>end',
    };
    expect(await makes(drawn, 'abc bac ac acb ab c')).toBe('abc bac');
  });

  it('takes any choice behind an inclusive gateway and waits for exactly those', async () => {
    const drawn = {
      nodes: gateway('inclusive', 'g') + gateway('inclusive', 'j'),
      flows: 's>g g>a g>b a>j b>j j>c c>end',
    };
    expect(await makes(drawn, 'ac bc abc bac acb c')).toBe('ac bc abc bac');
  });

  it('lets the first event decide behind an event-based gateway', async () => {
    const drawn = {
      nodes: `${gateway('eventBased', 'g')}<bpmn:intermediateCatchEvent id="ex" name="x">${message('x')}</bpmn:intermediateCatchEvent>
        <bpmn:intermediateCatchEvent id="et"><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent>`,
      flows: 's>g g>ex g>et ex>a et>b a>end b>end',
    };
    expect(await makes(drawn, 'xa b a xb x')).toBe('xa b');
  });

  it('waits in a sub-process for everything in it, and an interrupting boundary event ends all of it', async () => {
    const sub = `<bpmn:subProcess id="sub"><bpmn:startEvent id="is"/>${gateway('parallel', 'ig')}${task('a')}${task('b')}
      ${flowsOf('is>ig ig>a ig>b')}</bpmn:subProcess>
      <bpmn:boundaryEvent id="bx" name="x" attachedToRef="sub">${message('x')}</bpmn:boundaryEvent>`;
    const drawn = { nodes: sub, flows: 's>sub sub>c c>end bx>d d>end2' };
    expect(await makes(drawn, 'abc bac ac axd xd abxd axbc xc abxc')).toBe('abc bac axd xd');
  });

  it('goes on beside a boundary event that does not interrupt', async () => {
    const sub = `${task('a')}<bpmn:boundaryEvent id="bx" name="x" attachedToRef="a" cancelActivity="false">${message('x')}</bpmn:boundaryEvent>`;
    const drawn = { nodes: sub, flows: 's>a a>c c>end bx>d d>end2' };
    expect(await makes(drawn, 'ac xadc xacd xdac ax axcd')).toBe('ac xadc xacd xdac');
  });

  it('begins an event sub-process at any time, once or often, and ends only when it has ended', async () => {
    const inner = (interrupting: boolean) => `<bpmn:subProcess id="esp" triggeredByEvent="true">
      <bpmn:startEvent id="es" name="x" isInterrupting="${interrupting}">${message('x')}</bpmn:startEvent>${task('d')}${flowsOf('es>d')}</bpmn:subProcess>`;
    const often = { nodes: inner(false), flows: 's>a a>b b>end' };
    expect(await makes(often, 'ab xdab axbd xxddab axxdbd xab abxd')).toBe('ab xdab axbd xxddab axxdbd');
    const once = { nodes: inner(true), flows: 's>a a>b b>end' };
    expect(await makes(once, 'ab xd axd axdb xxd axbd')).toBe('ab xd axd');
  });

  it('catches an error that is thrown within, and ends the process where nobody does', async () => {
    const sub = `<bpmn:subProcess id="sub"><bpmn:startEvent id="is"/>${task('a')}<bpmn:endEvent id="ie"><bpmn:errorEventDefinition/></bpmn:endEvent>
      ${flowsOf('is>a a>ie')}</bpmn:subProcess>
      <bpmn:boundaryEvent id="be" attachedToRef="sub"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>`;
    expect(await makes({ nodes: sub, flows: 's>sub sub>c c>end be>d d>end2' }, 'ad ac a')).toBe('ad');
    const bare = sub.slice(0, sub.indexOf('<bpmn:boundaryEvent'));
    expect(await makes({ nodes: bare, flows: 's>sub sub>c c>end' }, 'a ac')).toBe('a');
  });

  it('ends a scope at once by a terminating end', async () => {
    const nodes = `${gateway('parallel', 'g')}<bpmn:endEvent id="endt"><bpmn:terminateEventDefinition/></bpmn:endEvent>`;
    expect(await makes({ nodes, flows: 's>g g>a g>b a>c c>endt b>end' }, 'ac bac abc ab a')).toBe(
      'ac bac abc',
    );
  });

  it('lets a task that repeats over a list happen never, once or often', async () => {
    const nodes = task('a', '<bpmn:multiInstanceLoopCharacteristics/>');
    expect(await makes({ nodes, flows: 's>a a>b b>end' }, 'b ab aaab a aba')).toBe('b ab aaab');
  });

  it('lets a sub-process that repeats run after itself or beside itself, as drawn', async () => {
    const sub = (
      sequential: boolean,
    ) => `<bpmn:subProcess id="sub"><bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"/>
      <bpmn:startEvent id="is"/>${task('a')}${task('b')}${flowsOf('is>a a>b')}</bpmn:subProcess>`;
    const flows = 's>sub sub>c c>end';
    expect(await makes({ nodes: sub(true), flows }, 'c abc ababc aabbc ac')).toBe('c abc ababc');
    expect(await makes({ nodes: sub(false), flows }, 'c abc ababc aabbc ac')).toBe('c abc ababc aabbc');
  });

  it('follows links and passes what the log never shows', async () => {
    const nodes = `<bpmn:intermediateThrowEvent id="lt"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateThrowEvent>
      <bpmn:intermediateCatchEvent id="lc"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateCatchEvent>`;
    expect(await makes({ nodes, flows: 's>a a>lt lc>b b>end' }, 'ab a b')).toBe('ab');
  });

  it('puts a called process that is known into the call', async () => {
    const outer = await readDrawing(
      file({ nodes: '<bpmn:callActivity id="call" calledElement="q"/>', flows: 's>call call>c c>end' }),
    );
    const inner = await readDrawing(file({ flows: 's>a a>b b>end' }));
    if (!outer.ok || !inner.ok) throw new Error('not read');
    const { net, simplified } = translateDrawing(outer.drawing, byNames(new Set()), () => inner.drawing);
    expect(net.labels.filter((label) => label.length === 1).sort()).toEqual(['a', 'b', 'c']);
    expect(
      fits(
        createAutomaton(net),
        ['a', 'b', 'c'].map((each) => net.labelNo.get(each)!),
      ),
    ).toBe(true);
    expect(simplified).not.toContain('unknown-calls');
  });

  it('says what it takes more lightly than the drawing', async () => {
    const { simplified } = await modelOf({
      nodes: gateway('exclusive', 'g'),
      flows: 's>g g>a g>b a>end b>end',
    });
    expect(simplified).toEqual(['conditions']);
  });

  it('refuses what is no BPMN and reads drawings that cannot be executed', async () => {
    expect(await readDrawing('<a/>')).toMatchObject({ ok: false });
    expect(await readDrawing('no xml')).toMatchObject({ ok: false });
    const loose = file({ flows: 's>a a>end' }).replace('targetRef="end"', 'targetRef="nowhere"');
    expect(await readDrawing(loose)).toMatchObject({ ok: false });
  });
});

describe('our own process as a net', () => {
  const MODEL = fileURLToPath(new URL('../../../../../processes/order-to-cash.bpmn', import.meta.url));
  const open = async () => {
    const read = await readDrawing(readFileSync(MODEL, 'utf8'));
    if (!read.ok) throw new Error(read.problem);
    return translateDrawing(read.drawing, byEvents);
  };

  it('labels tasks by the events of their commands and events by what they wait for', async () => {
    const { elements } = await open();
    const of = (id: string) => elements.find((each) => each.id === id)?.labels;
    expect(of('Start_placed')).toEqual(['orders.orderPlaced']);
    expect(of('Task_release')).toEqual([
      'fulfilment.fulfilmentOrderCreated',
      'fulfilment.fulfilmentOrderExtended',
    ]);
    expect(of('Event_delivered')).toEqual(['orders.orderDelivered']);
    expect(of('Task_review')).toEqual(['workflow.taskCompleted']);
    expect(of('Task_screen')).toBeUndefined();
  });

  it('takes an event that the process both makes and waits for as one', async () => {
    const { net } = await open();
    const trace = [
      'orders.orderPlaced',
      'payments.authorisationRequested',
      'payments.paymentDeclined',
      'orders.orderCancelled',
      'payments.voidRequested',
    ];
    expect(createAligner(net).align(trace.map((each) => net.labelNo.get(each)!))!.cost).toBe(0);
  });
});
