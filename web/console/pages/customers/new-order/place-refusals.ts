// Puts what an order was refused with at the line, the delivery or the field that it is about.
import i18next from 'i18next';
import { ApiRefusal, type Problem } from '../../../../api/call.ts';
import { formatCount } from '../../../../ui/money.ts';
import { type FieldProblem, sentenceOf } from '../../../../ui/problem-text.ts';

type Details = Problem & {
  line?: number;
  shipGroup?: number;
  lines?: { line: number; sku: string; missing: number }[];
};

const LINE: Readonly<Record<string, string>> = {
  'orders.sku-unknown': 'sku',
  'orders.sku-not-sold': 'sku',
  'orders.price-missing': 'sku',
  'orders.discount-too-large': 'discountMinor',
};
const WHOLE: Readonly<Record<string, string>> = {
  'orders.customer-unknown': '/customer',
  'orders.currency-unknown': '/currency',
  'orders.discount-too-large': '/discountMinor',
  'orders.payment-differs': '/payment',
};

/** Problems by field of a refusal that names lines and deliveries in its details. */
export function problemsOf(problem: Problem): FieldProblem[] {
  const { code, line, shipGroup, lines } = problem as Details;
  const sentence = sentenceOf(problem);
  if (code === 'orders.stock-short' && lines) {
    return lines.map((short) => ({
      at: `/lines/${short.line - 1}/quantity`,
      message: String(
        i18next.t('customers.newOrder.short' as never, { missing: formatCount(short.missing) } as never),
      ),
    }));
  }
  if (line !== undefined && LINE[code])
    return [{ at: `/lines/${line - 1}/${LINE[code]}`, message: sentence }];
  if (shipGroup !== undefined) return [{ at: `/shipGroups/${shipGroup - 1}`, message: sentence }];
  const whole = WHOLE[code];
  return whole === undefined ? [] : [{ at: whole, message: sentence }];
}

export async function placeProblems<R>(sending: Promise<R>): Promise<R> {
  try {
    return await sending;
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.problems !== undefined) throw error;
    const problems = problemsOf(error.problem);
    throw problems.length === 0 ? error : new ApiRefusal({ ...error.problem, problems });
  }
}
