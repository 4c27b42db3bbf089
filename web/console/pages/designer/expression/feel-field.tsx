// A field for FEEL: coloured, completed from the vocabulary, with what does not parse underlined. Its editor loads when shown.
import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Vocabulary } from '../../../../api/designer.ts';
import { toFeelVariables } from '../modeller/feel-variables.ts';

interface FeelFieldProps {
  label: string;
  kind: 'expression' | 'unary-tests';
  vocabulary: Vocabulary | undefined;
  value: string;
  onChange: (value: string) => void;
}

interface Editor {
  setVariables(variables: ReturnType<typeof toFeelVariables>): void;
}

export function FeelField({ label, kind, vocabulary, value, onChange }: FeelFieldProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    const container = place.current;
    let isGone = false;
    void import('@bpmn-io/feel-editor').then(({ default: FeelEditor }) => {
      if (isGone || !container) return;
      const made = new FeelEditor({
        container,
        value: latest.current.value,
        dialect: kind === 'expression' ? 'expression' : 'unaryTests',
        onChange: (text) => latest.current.onChange(text),
        contentAttributes: { 'aria-label': label },
      });
      setEditor(made);
    });
    return () => {
      isGone = true;
      container?.replaceChildren();
    };
  }, [kind, label]);
  useEffect(() => {
    if (editor && vocabulary) editor.setVariables(toFeelVariables(vocabulary));
  }, [editor, vocabulary]);
  return (
    <div>
      <Text size="sm" fw={500} aria-hidden="true">
        {label}
      </Text>
      <div ref={place} className="feel-field" />
    </div>
  );
}
