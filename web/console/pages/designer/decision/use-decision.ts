// One decision table in hand: its XML, what the check says, its draft.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCheck } from '../design/use-check.ts';
import { useDraft } from '../design/use-draft.ts';
import { readTable } from './read-decisions.ts';

const AFTER_MS = 700;

export function useDecision(decisionId: string) {
  const draft = useDraft('decision', decisionId);
  const check = useCheck('decision');
  const start = draft.query.data?.xml;
  const [changed, setChanged] = useState<string | null>(null);
  const xml = changed ?? start ?? '';
  const table = useMemo(() => (xml === '' ? null : readTable(xml, decisionId)), [xml, decisionId]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { check: look } = check;
  useEffect(() => {
    if (xml !== '') look(xml);
  }, [xml, look]);
  const name = table?.name ?? decisionId;
  const later = useRef<(() => void) | null>(null);
  // What was written in the last moment is not lost with the page.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      later.current?.();
    },
    [],
  );
  return {
    decisionId,
    name,
    draft,
    check,
    table,
    xml,
    change(next: string) {
      setChanged(next);
      clearTimeout(timer.current);
      later.current = () => {
        later.current = null;
        void draft.save(next, name);
      };
      timer.current = setTimeout(() => later.current?.(), AFTER_MS);
    },
    async restart() {
      later.current = null;
      const begun = await draft.restart();
      setChanged(begun.xml);
    },
  };
}

export type DecisionInHand = ReturnType<typeof useDecision>;
