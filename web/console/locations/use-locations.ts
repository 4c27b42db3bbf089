// All locations, read once for every page that names or offers them.
import { useQuery } from '@tanstack/react-query';
import { type Location, listLocations } from '../../api/inventory.ts';

const NONE: readonly Location[] = [];

export function useLocations(): readonly Location[] {
  const locations = useQuery({ queryKey: ['locations'], queryFn: listLocations, staleTime: 300_000 });
  return locations.data?.items ?? NONE;
}
