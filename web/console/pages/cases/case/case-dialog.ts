// What every dialog of a case gets: the case, and what to call when it closes. What it changes is read again by the case's key.
import { useQueryClient } from '@tanstack/react-query';
import type { Case } from '../../../../api/cases.ts';
import { CASES_KEY } from '../case-key.ts';

export interface CaseDialogProps {
  found: Case;
  onClose: () => void;
}

/** To call when a command has changed a case: queues, the case and orders that it touches are read again. */
export function useCaseChanged(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: CASES_KEY });
    void client.invalidateQueries({ queryKey: ['order'] });
  };
}
