// Under what everything of carriers is kept: what changes there is read anew.
import { useQueryClient } from '@tanstack/react-query';

export const CARRIERS_KEY = ['carriers'];

/** Closes a dialog and reads what it has changed again. */
export function useCarriersChanged(onClose: () => void): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: CARRIERS_KEY });
    onClose();
  };
}
