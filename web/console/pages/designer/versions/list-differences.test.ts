// What a comparison of two versions says, on the delivered process: no change of meaning may pass as none.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { expect, it } from 'vitest';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { listDifferences } from './list-differences.ts';

const XML = readFileSync(new URL('../../../../../processes/order-to-cash.bpmn', import.meta.url), 'utf8');
const read = async (xml: string) => (await new BpmnModdle({ zeebe }).fromXML(xml)).rootElement;

async function differencesAfter(from: string, to: string) {
  expect(XML).toContain(from);
  return listDifferences(await read(XML), await read(XML.replace(from, to)));
}

it.each([
  [
    'a name',
    'name="Lift the hold"',
    'name="Lift it"',
    'Task_releaseHold',
    'name',
    'Lift the hold',
    'Lift it',
  ],
  ['a timer', '>P3D<', '>P2D<', 'Timer_unpaid', 'timerEventDefinition timeDuration', 'P3D', 'P2D'],
  [
    'a condition',
    '=collected = true',
    '=collected = false',
    'Flow_Gateway_collected_Task_receipt',
    'conditionExpression',
    '=collected = true',
    '=collected = false',
  ],
  ['an input', 'source="not paid"', 'source="late"', 'Task_cancelUnpaid', 'input reason', 'not paid', 'late'],
  ['retries', 'retries="3"', 'retries="5"', 'Task_authorise', 'taskDefinition retries', '3', '5'],
  [
    'who is asked',
    'candidateGroups="service"',
    'candidateGroups="finance"',
    'Task_review',
    'assignmentDefinition candidateGroups',
    'service',
    'finance',
  ],
])('says %s as it was and as it is', async (_what, from, to, id, name, before, after) => {
  expect(await differencesAfter(from, to)).toMatchObject([
    { id, kind: 'changed', attributes: [{ name, before, after }] },
  ]);
});

it('says what another message, another target and another default flow change', async () => {
  const ids = async (from: string, to: string) =>
    (await differencesAfter(from, to)).map(({ id, kind }) => `${kind} ${id}`);
  expect(await ids('messageRef="Message_orderDelivered"', 'messageRef="Message_orderCancelled"')).toEqual([
    'changed Event_delivered',
  ]);
  expect(await ids('default="Flow_clean"', 'default="Flow_Gateway_review_Task_hold"')).toEqual([
    'changed Gateway_review',
  ]);
});

it('tells what was only moved from what does something else', async () => {
  const shape = /bpmnElement="Task_close"[^>]*>\s*<dc:Bounds x="(\d+)"/.exec(XML)!;
  const [found] = await differencesAfter(shape[0], shape[0].replace(/x="\d+"/, 'x="2345"'));
  expect(found).toMatchObject({ id: 'Task_close', kind: 'moved' });
});

it('finds nothing in the same drawing', async () => {
  expect(listDifferences(await read(XML), await read(XML))).toEqual([]);
});
