// Checks a model while it is drawn: a moment after each change, the newest answer only.
import { useCallback, useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { type ModelKind, type Validation, validateModel } from '../../../../api/designer.ts';

const AFTER_MS = 500;

export interface Check {
  validation: Validation | null;
  error: unknown;
  isChecking: boolean;
  check: (xml: string) => void;
}

export function useCheck(kind: ModelKind): Check {
  const [validation, setValidation] = useState<Validation | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isChecking, setIsChecking] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const check = useCallback(
    (xml: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(async () => {
        asked.current += 1;
        const own = asked.current;
        setIsChecking(true);
        try {
          const found = await validateModel(kind, xml, newIdempotencyKey());
          if (own !== asked.current) return;
          setValidation(found);
          setError(null);
        } catch (problem) {
          if (own === asked.current) setError(problem);
        } finally {
          if (own === asked.current) setIsChecking(false);
        }
      }, AFTER_MS);
    },
    [kind],
  );
  return { validation, error, isChecking, check };
}
