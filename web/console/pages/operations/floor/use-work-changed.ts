// What is read again after a step of work was recorded.
import { useQueryClient } from '@tanstack/react-query';
import { WORK_KEY } from './use-location.ts';

const KEYS = [WORK_KEY, ['fulfilment-order'], ['fulfilment-orders'], ['pickups'], ['late-risks'], ['offers']];

export function useWorkChanged(): () => void {
  const client = useQueryClient();
  return () => {
    for (const queryKey of KEYS) void client.invalidateQueries({ queryKey });
  };
}
