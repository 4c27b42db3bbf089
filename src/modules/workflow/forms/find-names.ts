// The single place that finds which variables a FEEL expression asks for.
import { evaluate } from 'feelin';

/** In the order in which they stand; none for an expression that does not parse. */
export function findNames(text: string): string[] {
  try {
    const { warnings } = evaluate(text, {});
    const names = warnings.flatMap(({ type, position }) =>
      type === 'NO_VARIABLE_FOUND' ? [text.slice(position.from, position.to)] : [],
    );
    return [...new Set(names)];
  } catch {
    return [];
  }
}
