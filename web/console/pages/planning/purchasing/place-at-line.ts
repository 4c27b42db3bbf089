// Puts what the server refuses at the line of the form that it is about. Empty lines of a form are not sent, so that the places of the
// request are not those of the form.
import { ApiRefusal, type Problem } from '../../../../api/call.ts';
import { sentenceOf } from '../../../../ui/problem-text.ts';

/** What refusals of purchase orders say of the line. */
export type LineProblem = Problem & { lineNo?: number; sku?: string; at?: number };

interface LinePlaces {
  /** By the refusal's code: which field of the line shows it. */
  fields: Readonly<Record<string, string>>;
  /** Which line of the form was sent as the first, the second, … */
  sent: readonly number[];
  /** Which line of the form is meant; -1: none. */
  lineOf: (problem: LineProblem) => number;
}

export async function placeAtLine<R>(sending: Promise<R>, { fields, sent, lineOf }: LinePlaces): Promise<R> {
  try {
    return await sending;
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const { problem } = error;
    const moved = problem.problems?.map((each) => ({
      ...each,
      at: each.at.replace(/^\/lines\/(\d+)/, (_place, no: string) => `/lines/${sent[Number(no)] ?? no}`),
    }));
    const field = fields[problem.code];
    const line = field === undefined ? -1 : lineOf(problem);
    const own = line < 0 ? [] : [{ at: `/lines/${line}/${field}`, message: sentenceOf(problem) }];
    const problems = [...(moved ?? []), ...own];
    throw new ApiRefusal(problems.length === 0 ? problem : { ...problem, problems });
  }
}
