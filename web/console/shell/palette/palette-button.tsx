// The way to the palette for the mouse and the finger; the palette itself comes when it is first opened.
import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadInsightTexts } from '../../../texts/area-texts.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** It lists pages of insight too, by their own texts; without those it still does the rest. */
const Palette = lazy(async () => {
  await loadInsightTexts().catch(() => {});
  return await import('./palette.tsx');
});
const KeyHelp = lazy(() => import('./key-help.tsx'));

export function PaletteButton() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null);
  const [text, setText] = useState('');
  const open = { palette: () => setShown('palette'), keys: () => setShown('keys') };
  const close = () => {
    setShown(null);
    setText('');
  };
  useTypedAhead(shown === 'palette', setText);
  useShortcuts(open);
  return (
    <>
      <UnstyledButton className="palette-button" onClick={open.palette} visibleFrom="xs">
        <Glass />
        <span className="palette-words">{t('shell.palette.open')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      <ActionIcon
        hiddenFrom="xs"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('shell.palette.open')}
        onClick={open.palette}
      >
        <Glass />
      </ActionIcon>
      <Suspense>
        {shown === 'palette' && (
          <Palette text={text} onText={setText} onClose={close} onShowKeys={open.keys} />
        )}
        {shown === 'keys' && <KeyHelp onClose={close} />}
      </Suspense>
    </>
  );
}

/** What is typed before the palette has come stands in it when it comes, and is no shortcut. */
function useTypedAhead(isOpen: boolean, setText: (change: (text: string) => string) => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const keep = (event: KeyboardEvent) => {
      const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isText || (event.target instanceof Element && event.target.closest('input, textarea'))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setText((text) => text + event.key);
    };
    window.addEventListener('keydown', keep, true);
    return () => window.removeEventListener('keydown', keep, true);
  }, [isOpen, setText]);
}

function Glass() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="7" cy="7" r="4.5" strokeWidth="1.6" />
      <path d="m10.5 10.5 3.5 3.5" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
