// The one input of a scanner, which is a keyboard that ends with Enter: it takes whatever is scanned wherever the cursor stood, unless
// somebody is typing into another field or a dialog is open.
import { TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';

interface ScanFieldProps {
  label: string;
  placeholder?: string;
  onScan: (code: string) => void;
}

const TYPED = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';

export function ScanField({ label, placeholder, onScan }: ScanFieldProps) {
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    const take = (event: KeyboardEvent) => {
      const isPlain =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isPlain || (event.target as Element).closest(TYPED)) return;
      if (document.querySelector('[role="dialog"]')) return;
      // The shell's shortcuts are letters too: here letters are barcodes. What is typed now goes into the field.
      event.stopPropagation();
      input.current?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', take, true);
    return () => document.removeEventListener('keydown', take, true);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const scanned = code.trim();
    setCode('');
    if (scanned !== '') onScan(scanned);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        ref={input}
        className="scan-field"
        size="lg"
        label={label}
        placeholder={placeholder}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </form>
  );
}
