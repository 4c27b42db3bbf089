// `throughline recount`: proves that stored stock is what movements and reservations add up to.
import type { Command } from 'commander';
import { action, type Surroundings } from '../context.ts';

interface Recount {
  positions: number;
  different: number;
  repaired: number;
  differences: {
    sku: string | null;
    location: string | null;
    onHand: number;
    derivedOnHand: number;
    reserved: number;
    derivedReserved: number;
  }[];
}

export function addRecountCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('recount')
    .description('Compare stored stock with its movements and reservations (exit code 1: it differs)')
    .option('--repair', 'make the stored figures true again')
    .action(
      action(surroundings, async ({ client, out, fail }, options: { repair?: boolean }) => {
        const repair = options.repair ?? false;
        const result = await client.send<Recount>('POST', '/v1/inventory/recount', { repair });
        out.answer(result, () => {
          out.say(
            `${result.positions} positions, ${result.different} different, ${result.repaired} repaired`,
          );
          if (result.differences.length === 0) return;
          out.table(
            ['SKU', 'Location', 'On hand', 'Counted', 'Reserved', 'Counted'],
            result.differences.map((each) => [
              each.sku,
              each.location,
              each.onHand,
              each.derivedOnHand,
              each.reserved,
              each.derivedReserved,
            ]),
          );
        });
        if (result.different > result.repaired) fail();
      }),
    );
}
