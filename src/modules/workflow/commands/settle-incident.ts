// Settles an incident: does the failed thing again (with mended variables), takes it as done, or ends the process.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { bucketOf, formatId, parseId } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import type { DefinitionReader } from '../definitions.ts';
import type { Happening, Variables } from '../engine/types.ts';
import { refusals } from '../errors.ts';
import { loadLiveSets } from '../load-live-sets.ts';
import { subjectOf } from '../rules.ts';
import { VariablesInput } from '../schemas.ts';
import { selectIncidentsById } from '../store/incidents.ts';

export function createSettleIncident(dependencies: { definitions: DefinitionReader }) {
  return defineCommand({
    name: 'workflow.settleIncident',
    summary: 'Settles an incident: retry it, take it as done (repair), or cancel the process.',
    input: Type.Object(
      {
        incidentId: IdOf('ino'),
        action: Type.Enum(['retry', 'repair', 'cancel'] as const),
        variables: Type.Optional(VariablesInput),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ orderId: IdOf('ord') }),
    roles: ['operations', 'service'],
    refusals: [refusals.incidentUnknown, refusals.incidentSettled],
    async run(tx, items) {
      const keys = items.flatMap(({ input }) => {
        const incidentId = parseId('ino', input.incidentId);
        return incidentId ? [{ bucket: bucketOf(incidentId), incidentId }] : [];
      });
      const rows = await selectIncidentsById(tx, keys);
      const incidents = new Map(rows.map((row) => [formatId('ino', row.incidentId) as string, row]));
      const sets = await loadLiveSets(tx, dependencies.definitions, rows);
      const outcomes = items.map((item): Outcome<{ orderId: string }> => {
        const incident = incidents.get(item.input.incidentId);
        if (!incident) return decline(refusals.incidentUnknown);
        const set = sets.get(incident.bucket)!;
        const live = set.byId(incident.instanceId);
        const variables = (item.input.variables ?? {}) as Variables;
        const happening: Happening =
          item.input.action === 'cancel'
            ? { type: 'cancelled' }
            : {
                type: item.input.action === 'retry' ? 'incidentRetried' : 'incidentResolved',
                incidentId: incident.number,
                variables,
              };
        const isOpen = live?.state.incidents?.some((open) => open.id === incident.number) ?? false;
        if (incident.state !== 'open' || !live || !isOpen || !set.tell(live, happening))
          return decline(refusals.incidentSettled);
        tx.emit(item, {
          type: 'workflow.incidentSettled',
          orderId: incident.orderId,
          objects: [subjectOf(incident.orderId, live.isOwn), ['incident', item.input.incidentId, 'incident']],
          attributes: { incidentId: item.input.incidentId, action: item.input.action, code: incident.code },
        });
        return accept({ orderId: formatId('ord', incident.orderId) });
      });
      for (const set of sets.values()) await set.write(tx, items[0]!.actor.id);
      return outcomes;
    },
  });
}
