// `throughline incidents …`: what processes could not do by themselves.
import type { Command } from 'commander';
import { action, jsonObject, type Surroundings, wholeNumber } from '../context.ts';
import { time } from '../output.ts';

interface Incident {
  incidentId: string;
  orderId: string;
  node: string;
  code: string;
  message: string;
  raisedAt: string;
}

const ACTIONS = {
  retry: 'Try again what failed, with mended variables where needed',
  repair: 'Take as done what failed (it was done by hand) and go on',
  cancel: 'End the process of the order',
} as const;

export function addIncidentCommands(program: Command, surroundings: Surroundings): void {
  const incidents = program.command('incidents').description('Processes that are stuck');
  incidents
    .command('list')
    .description('List open incidents, oldest first')
    .option('--order <id>', 'order id (ord_…)')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .action(
      action(surroundings, async ({ client, out }, options: { order?: string; limit: number }) => {
        const query = { orderId: options.order, limit: options.limit };
        const list = await client.get<{ items: Incident[] }>('/v1/incidents', query);
        out.answer(list, () =>
          out.table(
            ['Incident', 'Order', 'At', 'Code', 'Message', 'Since'],
            list.items.map((each) => [
              each.incidentId,
              each.orderId,
              each.node,
              each.code,
              each.message,
              time(each.raisedAt),
            ]),
          ),
        );
      }),
    );
  for (const [name, description] of Object.entries(ACTIONS)) {
    incidents
      .command(name)
      .description(description)
      .argument('<incident>', 'incident id (ino_…)')
      .option('--variables <json>', 'variables that the process goes on with', jsonObject)
      .action(
        action(
          surroundings,
          async ({ client, out }, incident: string, options: { variables?: Record<string, unknown> }) => {
            const path = `/v1/incidents/${encodeURIComponent(incident)}/settle`;
            const body = { action: name, ...(options.variables ? { variables: options.variables } : {}) };
            const done = await client.send<{ orderId: string }>('POST', path, body);
            out.answer(done, () => out.say(`Settled (${name}); order ${done.orderId}`));
          },
        ),
      );
  }
}
