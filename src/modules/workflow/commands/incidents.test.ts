// Incidents: what is raised when something fails that nobody catches, and how a person settles it.
import { describe, expect, it } from 'vitest';
import { element, extensions, xml } from '../../../../tests/support/bpmn-builder.ts';
import { act, row } from '../../../../tests/support/row-process.ts';
import { newOrderId } from '../../../../tests/support/test-commands.ts';
import { setUpWorkflow, world } from '../../../../tests/support/workflow-world.ts';
import { formatId } from '../../../platform/ids.ts';
import { listIncidents } from '../queries.ts';

setUpWorkflow();

const noIncident = () => formatId('ino', newOrderId(3).uuid);

describe('incidents', () => {
  const failing = async (id: string) => {
    await world.deploy(row(id, ['a', act('a', '=name')], ['b', act('b')]));
    world.troubles.set('unwanted', 'refuse');
    const orderId = await world.begin(id, { name: 'unwanted' });
    await world.settle();
    const [incident] = await world.incidents(orderId);
    return { orderId, incidentId: incident!.incidentId };
  };
  const settleIt = (incidentId: string, action: 'retry' | 'repair' | 'cancel', variables = {}) =>
    world.refusal(world.workflow.settleIncident, { incidentId, action, variables });

  it('does the failed thing again, with what was mended', async () => {
    const { orderId, incidentId } = await failing('retried');
    expect(await settleIt(incidentId, 'retry', { note: 'mended' })).toBe('accepted');
    await world.settle();
    expect(await world.notes()).toEqual(['mended', 'b']);
    expect(await world.incidents(orderId)).toEqual([]);
    expect(await settleIt(incidentId, 'retry')).toBe('workflow.incident-settled');
  });

  it('raises another incident when it fails again', async () => {
    const { orderId, incidentId } = await failing('failing-twice');
    await settleIt(incidentId, 'retry');
    await world.settle();
    const open = await world.incidents(orderId);
    expect(open).toHaveLength(1);
    expect(open[0]!.incidentId).not.toBe(incidentId);
  });

  it('takes the failed thing as done', async () => {
    const { orderId, incidentId } = await failing('repaired');
    expect(await settleIt(incidentId, 'repair')).toBe('accepted');
    await world.settle();
    expect(await world.notes()).toEqual(['b']);
    expect(await world.standing(orderId)).toBe('completed');
  });

  it('ends the process', async () => {
    const { orderId, incidentId } = await failing('ended');
    expect(await settleIt(incidentId, 'cancel')).toBe('accepted');
    await world.settle();
    expect(await world.notes()).toEqual([]);
    expect(await world.standing(orderId)).toBe('cancelled');
    expect(await world.incidents(orderId)).toEqual([]);
    expect(await settleIt(incidentId, 'cancel')).toBe('workflow.incident-settled');
  });

  it('is raised at once when the process cannot even begin', async () => {
    const rule = element(
      'businessRuleTask',
      'r',
      {},
      extensions(xml('zeebe:calledDecision', { decisionId: 'nowhere', resultVariable: 'answer' })),
    );
    await world.deploy(row('stuck', ['r', rule]));
    const orderId = await world.begin('stuck');
    expect(await world.incidents(orderId)).toMatchObject([{ node: 'r' }]);
    expect(await world.events(orderId)).toEqual(['test.placed', 'workflow.incidentRaised']);
  });

  it('knows no incident that does not exist', async () => {
    expect(await settleIt(noIncident(), 'retry')).toBe('workflow.incident-unknown');
  });

  it('lists open incidents page by page, oldest first', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listIncidents(world.db, { limit: 1, ...(after ? { after } : {}) });
      seen.push(...page.items.map((each) => each.incidentId as string));
      after = page.next ?? undefined;
    } while (after);
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
