// `throughline why <order>`: why an order ships from where it does, in sentences.
import type { Command } from 'commander';
import { action, type Context, type Surroundings } from '../context.ts';

export function addWhyCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('why')
    .description('Why an order ships from where it does')
    .argument('<order>', 'id (ord_…) or number')
    .action(action(surroundings, explainOrder));
}

async function explainOrder({ client, out }: Context, order: string): Promise<void> {
  const id = order.startsWith('ord_')
    ? order
    : (await client.get<{ orderId: string }>(`/v1/orders/${encodeURIComponent(order)}`)).orderId;
  const why = await client.get<{ text: string[] }>(`/v1/orders/${encodeURIComponent(id)}/why`);
  out.answer(why, () => {
    for (const sentence of why.text) out.say(sentence);
  });
}
