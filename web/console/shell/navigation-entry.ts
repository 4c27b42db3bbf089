// What an area says of itself for the menu, the palette and the shortcuts (pages/<area>/navigation.ts). Words are keys of texts.
import type { LinkProps } from '@tanstack/react-router';
import type { CallName } from '../../api/roles.ts';
import type { TextKey } from '../../texts/text-key.ts';

export interface NavigationEntry {
  to: NonNullable<LinkProps['to']>;
  label: TextKey;
  /** The page is offered to whoever may make this call. */
  needs: CallName;
  /** The letter behind `g` that goes there: one letter, no two alike; a digit where every letter is taken. */
  letter?: string;
  /** Stands in the tabs of that page and in the palette; the menu has that page alone. */
  within?: NonNullable<LinkProps['to']>;
  /** Further beginnings of addresses that are its pages. */
  covers?: readonly `/${string}`[];
  /** Shows how many things wait there for a person. */
  counts?: 'waiting';
}

export interface NavigationSection {
  /** Of the section; a section of one page shows the page alone. */
  label: TextKey;
  entries: readonly NavigationEntry[];
}
