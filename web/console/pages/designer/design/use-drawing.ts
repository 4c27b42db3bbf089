// Opens the modeller in the page, gives it words and templates, and says what changes: what is drawn is handed on a moment later.
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listElementTemplates, readVocabulary } from '../../../../api/designer.ts';
import type { Drawing, ElementHead } from '../modeller/drawing.ts';
import { loadModellerWords } from '../modeller/load-words.ts';

const AFTER_MS = 700;

interface DrawingOptions {
  processId: string;
  canvas: RefObject<HTMLElement | null>;
  panel: RefObject<HTMLElement | null>;
  xml: string | undefined;
  onDrawn: (xml: string) => void;
  onChoose: () => void;
}

export function useDrawing({ processId, canvas, panel, xml, onDrawn, onChoose }: DrawingOptions) {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [selected, setSelected] = useState<ElementHead | null>(null);
  const [changes, setChanges] = useState(0);
  const latest = useRef({ onDrawn, onChoose });
  latest.current = { onDrawn, onChoose };
  const begun = useRef(xml);
  begun.current ??= xml;
  const isReady = xml !== undefined;

  useEffect(() => {
    if (!isReady) return;
    let opened: Drawing | null = null;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hand = async () => {
      timer = undefined;
      if (!opened) return;
      const text = await opened.xml();
      begun.current = text;
      latest.current.onDrawn(text);
    };
    const open = async () => {
      const [{ openModeller }, words] = await Promise.all([
        import('../modeller/open-modeller.ts'),
        loadModellerWords(language),
      ]);
      if (isGone || !canvas.current || !panel.current) return;
      const news = {
        onChange() {
          setChanges((count) => count + 1);
          clearTimeout(timer);
          timer = setTimeout(() => void hand(), AFTER_MS);
        },
        onSelect: setSelected,
        onChoose: () => latest.current.onChoose(),
      };
      const made = await openModeller(
        { canvas: canvas.current, panel: panel.current },
        begun.current ?? '',
        news,
        words,
      );
      if (isGone) return made.destroy();
      opened = made;
      made.fit();
      setDrawing(made);
    };
    open().catch((problem: unknown) => !isGone && setError(problem));
    return () => {
      const isWaiting = timer !== undefined;
      clearTimeout(timer);
      isGone = true;
      setDrawing(null);
      // What was drawn in the last moment is not lost with the page.
      if (isWaiting) void hand().finally(() => opened?.destroy());
      else opened?.destroy();
    };
  }, [isReady, language, canvas, panel]);

  useWords(drawing, processId);
  return { drawing, error, selected, changes };
}

/** Templates and vocabulary come when they are read; drawing does not wait for them. */
function useWords(drawing: Drawing | null, processId: string): void {
  const templates = useQuery({
    queryKey: ['element-templates'],
    queryFn: listElementTemplates,
    staleTime: 300_000,
  });
  const vocabulary = useQuery({
    queryKey: ['vocabulary', processId],
    queryFn: () => readVocabulary(processId),
    staleTime: 300_000,
  });
  useEffect(() => {
    if (drawing && templates.data) drawing.setTemplates(templates.data.items);
  }, [drawing, templates.data]);
  useEffect(() => {
    if (drawing && vocabulary.data) drawing.setVocabulary(vocabulary.data);
  }, [drawing, vocabulary.data]);
}
