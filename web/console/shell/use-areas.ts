// The areas with the pages that the signed-in person's role may open; an area without any is left out.
import { useMemo } from 'react';
import { mayCall } from '../../api/roles.ts';
import { AREAS } from '../areas.ts';
import type { NavigationSection } from './navigation-entry.ts';
import { useMe } from './use-me.ts';

export function areasOf(role: string): NavigationSection[] {
  return AREAS.map((area) => ({
    ...area,
    entries: area.entries.filter((entry) => mayCall(role, entry.needs)),
  })).filter((area) => area.entries.length > 0);
}

export function useAreas(): NavigationSection[] {
  const role = useMe()?.role;
  return useMemo(() => (role === undefined ? [] : areasOf(role)), [role]);
}
