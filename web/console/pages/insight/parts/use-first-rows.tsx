// A long list of which the first rows are shown until somebody asks for all; the way to all of them says how many they are.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** `toggle` is null where all rows are shown anyway. */
export function useFirstRows<T>(
  rows: readonly T[],
  first: number,
): { shown: readonly T[]; toggle: ReactNode } {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  if (rows.length <= first) return { shown: rows, toggle: null };
  return {
    shown: isWhole ? rows : rows.slice(0, first),
    toggle: (
      <Button size="compact-sm" variant="default" onClick={() => setWhole(!isWhole)}>
        {isWhole ? t('insight.rows.fewer') : t('insight.rows.all', { count: rows.length })}
      </Button>
    ),
  };
}
