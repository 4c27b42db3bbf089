// The search over everything by which orders are found. The slash key comes here while the list is shown.
import { CloseButton, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const WAIT_MS = 250;

export function SearchBox({ inputRef }: { inputRef: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/orders' });
  const { q = '' } = useSearch({ from: '/orders' });
  const [text, setText] = useState(q);
  const asked = useRef(q);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    // Changed from elsewhere: a tab, a view, the way back.
    if (q !== asked.current) setText(q);
    asked.current = q;
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (next: string) => {
    clearTimeout(timer.current);
    const words = next.trim().slice(0, 100);
    if (words === asked.current) return;
    asked.current = words;
    void navigate({ search: (before) => ({ ...before, q: words || undefined }), replace: true });
  };
  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(next), WAIT_MS);
  };
  return (
    <TextInput
      ref={inputRef}
      type="search"
      role="searchbox"
      aria-label={t('orders.search.label')}
      placeholder={t('orders.search.hint')}
      className="order-search"
      value={text}
      maxLength={100}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') ask(text);
        if (event.key === 'Escape') {
          if (text === '') event.currentTarget.blur();
          setText('');
          ask('');
        }
      }}
      rightSection={
        text === '' ? (
          <span aria-hidden="true">
            <kbd>/</kbd>
          </span>
        ) : (
          <CloseButton
            size="sm"
            aria-label={t('orders.search.clear')}
            onClick={() => {
              setText('');
              ask('');
            }}
          />
        )
      }
    />
  );
}
