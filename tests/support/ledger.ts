// Builders for tests of the ledger: a document whose amounts add up, and the one way in which tests run a command.
import type { Command, Role } from '../../src/platform/command.ts';
import type { Answer, Executor } from '../../src/platform/execute.ts';
import { formatId, newUuid } from '../../src/platform/ids.ts';

/** Amounts of a document of one line: `totalMinor` with 20 % tax and no shipping unless told. */
export function buildAmounts(totalMinor: number, shippingMinor = 0) {
  const goods = totalMinor - shippingMinor;
  return {
    currency: 'EUR',
    taxesIncluded: true,
    lines: [
      {
        lineNo: 1,
        sku: 'SKU-1',
        name: 'A "thing" with a name\\',
        quantity: 1,
        unitPriceMinor: goods,
        discountMinor: 0,
        taxMinor: Math.floor(goods / 6),
        totalMinor: goods,
      },
    ],
    shippingMinor,
    shippingTaxMinor: Math.floor(shippingMinor / 6),
    totalMinor,
  };
}

export function buildInvoice(totalMinor: number, orderId: string = formatId('ord', newUuid(9))) {
  return {
    orderId,
    shipmentId: formatId('shp', newUuid(9)),
    customer: { name: 'Ada', address: { lines: ['1 Row'], city: 'Leeds', country: 'GB' } },
    ...buildAmounts(totalMinor),
  };
}

/** Runs one command for one actor and gives its answer. */
export async function runCommand<I, R>(
  executor: Executor,
  command: Command<I, R>,
  input: I,
  options: { role?: Role; key?: string } = {},
): Promise<Answer<R>> {
  const role = options.role ?? 'admin';
  const [answer] = await executor.execute(command, [
    { input, actor: { id: `user:${role}`, role }, idempotencyKey: options.key },
  ]);
  return answer!;
}

/** The code of a refused answer, null of an accepted one. */
export function codeOf(answer: Answer<unknown>): string | null {
  return answer.ok ? null : answer.refusal.code;
}

/** The result of an accepted answer. */
export function resultOf<R>(answer: Answer<R>): R {
  if (!answer.ok)
    throw new Error(`refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.details)}`);
  return answer.result;
}
