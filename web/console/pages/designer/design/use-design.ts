// Everything that the parts of the designer share: the drawing, its draft, its check.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { useDrawing } from './use-drawing.ts';

/** What the chooser is for: a form for the selected element, or a new step behind it. */
export type Choosing = 'replace' | 'append';

export function useDesign(
  processId: string,
  canvas: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
) {
  const draft = useDraft('process', processId);
  const check = useCheck('process');
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const xml = useRef('');
  const name = draft.query.data?.name ?? processId;
  const start = draft.query.data?.xml;
  const { drawing, error, selected, changes } = useDrawing({
    processId,
    canvas,
    panel,
    xml: start,
    onDrawn(drawn) {
      xml.current = drawn;
      check.check(drawn);
      void draft.save(drawn, nameIn(drawn) ?? name);
    },
    onChoose: () => setChoosing('replace'),
  });
  const { check: look } = check;
  useEffect(() => {
    if (start === undefined) return;
    if (xml.current === '') xml.current = start;
    look(xml.current);
  }, [start, look]);
  useProblemMarks(drawing, check.validation?.problems);
  return {
    processId,
    name,
    draft,
    check,
    drawing,
    error,
    selected,
    changes,
    choosing,
    choose: setChoosing,
    xml: () => xml.current,
    /** Puts another model on the surface, as the draft or as it stands on the server. */
    async replace(next: string, isDraft: boolean) {
      await drawing?.load(next);
      xml.current = next;
      check.check(next);
      if (isDraft) await draft.save(next, nameIn(next) ?? name);
    },
  };
}

export type DesignInHand = ReturnType<typeof useDesign>;

function useProblemMarks(
  drawing: ReturnType<typeof useDrawing>['drawing'],
  problems: readonly { elementId: string; severity: 'error' | 'warning'; message: string }[] | undefined,
): void {
  useEffect(() => {
    if (!drawing || !problems) return;
    const byElement = new Map<string, { errors: number; messages: string[] }>();
    for (const { elementId, severity, message } of problems) {
      const found = byElement.get(elementId) ?? { errors: 0, messages: [] };
      found.errors += severity === 'error' ? 1 : 0;
      found.messages.push(message);
      byElement.set(elementId, found);
    }
    const entries = [...byElement].filter(([id]) => id !== '');
    drawing.mark(
      'problems',
      new Map(entries.map(([id, { errors }]) => [id, errors > 0 ? 'has-error' : 'has-warning'])),
    );
    drawing.note(
      'problems',
      entries.map(([id, { errors, messages }]) => ({
        id,
        text: String(messages.length),
        tone: errors > 0 ? 'error' : 'warning',
        title: messages.join('\n'),
      })),
    );
  }, [drawing, problems]);
}

/** The name that the process has in its file. */
function nameIn(xml: string): string | undefined {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const process = document.getElementsByTagNameNS('*', 'process')[0];
  const name = process?.getAttribute('name')?.trim();
  return name === undefined || name === '' ? undefined : name.slice(0, 200);
}
