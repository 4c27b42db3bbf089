// Shows text that somebody else has written (a name, a note, an address): as text whatever it holds, with its own direction so that
// right-to-left marks cannot turn what stands around it, and cut where it is very long.
import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const SHOWN = 300;

interface SafeTextProps {
  text: string;
  /** Characters that are shown before the rest is asked for. */
  limit?: number;
  className?: string;
}

/** Marks that change the direction of everything behind them; `bdi` isolates, but they would turn the text itself around. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/** For places that take a string alone: attributes, the title of a window. */
export const withoutOverrides = (text: string) => text.replace(OVERRIDES, '');

/** The beginning of `text`, never half of a character. */
const cut = (text: string, limit: number) => [...text.slice(0, limit * 2)].slice(0, limit).join('');

export function SafeText({ text, limit = SHOWN, className }: SafeTextProps) {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const clean = withoutOverrides(text);
  const isLong = clean.length > limit;
  return (
    <>
      <bdi className={className} dir="auto" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {isLong && !isWhole ? `${cut(clean, limit)}…` : clean}
      </bdi>
      {isLong && (
        <>
          {' '}
          <Anchor component="button" type="button" size="sm" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t('ui.text.showLess') : t('ui.text.showAll')}
          </Anchor>
        </>
      )}
    </>
  );
}

/** A name on one line, in tables and headings; all of it on hover. */
export function PersonName({ name, className }: { name: string; className?: string }) {
  const clean = withoutOverrides(name).replace(/\s+/g, ' ').trim();
  const isLong = clean.length > 80;
  return (
    <bdi className={className} dir="auto" title={isLong ? cut(clean, 1000) : undefined}>
      {isLong ? `${cut(clean, 80)}…` : clean}
    </bdi>
  );
}
