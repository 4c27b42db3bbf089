// Puts a refusal at the field that it is about, where the server names the thing and not the field: by the refusal's code.
import { ApiRefusal } from '../api/call.ts';
import { sentenceOf } from './problem-text.ts';

/** Sends; a refusal whose code is among `fields` comes back as a problem of that field. */
export async function placeRefusal<R>(
  sending: Promise<R>,
  fields: Readonly<Record<string, string>>,
): Promise<R> {
  try {
    return await sending;
  } catch (error) {
    const at = error instanceof ApiRefusal ? fields[error.problem.code] : undefined;
    if (!(error instanceof ApiRefusal) || at === undefined) throw error;
    const { problem } = error;
    const problems = [
      ...(problem.problems ?? []),
      { at: `/${at.replaceAll('.', '/')}`, message: sentenceOf(problem) },
    ];
    throw new ApiRefusal({ ...problem, problems });
  }
}
