// A number that somebody types, as soon as they have stopped for a moment: each asks the engine something large.
import { useDebouncedValue } from '@mantine/hooks';

const AFTER_MS = 300;

export function useSettled<T>(typed: T): T {
  const [settled] = useDebouncedValue(typed, AFTER_MS);
  return settled;
}
