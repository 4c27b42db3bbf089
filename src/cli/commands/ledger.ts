// `throughline ledger …`: proves the books, shows balances.
import type { Command } from 'commander';
import { action, type Surroundings } from '../context.ts';
import { money } from '../output.ts';

interface Check {
  balanced: boolean;
  currencies: { currency: string; debitMinor: number; creditMinor: number }[];
  differences: { problem: string; sentence: string; orderId: string | null; sourceId: string | null }[];
  more: boolean;
}

interface Balance {
  account: string;
  currency: string;
  debitMinor: number;
  creditMinor: number;
  balanceMinor: number;
}

export function addLedgerCommands(program: Command, surroundings: Surroundings): void {
  const ledger = program.command('ledger').description('The books');
  ledger
    .command('check')
    .description('Prove the ledger, and payments against it (exit code 1: something differs)')
    .action(
      action(surroundings, async ({ client, out, fail }) => {
        const check = await client.get<Check>('/v1/payments/check');
        out.answer(check, () => {
          for (const each of check.currencies)
            out.say(
              `${each.currency}  debit ${money(each.debitMinor, each.currency)}  credit ${money(each.creditMinor, each.currency)}`,
            );
          if (check.balanced) out.say(out.good('The books agree.'));
          for (const each of check.differences)
            out.say(
              `${out.bad(each.problem)}  ${each.sentence} ${each.orderId ?? ''} ${each.sourceId ?? ''}`,
            );
          if (check.more) out.say('… and more');
        });
        if (!check.balanced) fail();
      }),
    );
  ledger
    .command('balances')
    .description('Every account with its balance')
    .action(
      action(surroundings, async ({ client, out }) => {
        const list = await client.get<{ items: Balance[] }>('/v1/ledger/balances');
        out.answer(list, () =>
          out.table(
            ['Account', 'Debit', 'Credit', 'Balance'],
            list.items.map((each) => [
              each.account,
              money(each.debitMinor, each.currency),
              money(each.creditMinor, each.currency),
              money(each.balanceMinor, each.currency),
            ]),
          ),
        );
      }),
    );
}
