// Puts a refused row of a carrier at the field that it is about; a row that contradicts itself names its field.
import i18next from 'i18next';
import { ApiRefusal, type Problem } from '../../../../api/call.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';

const ROW_INVALID = 'carriers.row-invalid';

export async function placeRow<R>(sending: Promise<R>, fields: Readonly<Record<string, string>>): Promise<R> {
  try {
    return await placeRefusal(sending, fields);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.code !== ROW_INVALID) throw error;
    const problem = error.problem as Problem & { field?: string };
    const key = `planning.carriers.edit.wrong.${problem.field}`;
    if (problem.field === undefined || !i18next.exists(key)) throw error;
    throw new ApiRefusal({
      ...problem,
      problems: [{ at: `/${problem.field}`, message: String(i18next.t(key as never)) }],
    });
  }
}
