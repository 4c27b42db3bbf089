// Names of locations by their id or code, for sections that know only those.
import { useQuery } from '@tanstack/react-query';
import { listLocations } from '../../api/inventory.ts';
import { locationOf } from './location-of.ts';

export function useLocationNames(): (idOrCode: string) => string {
  const locations = useQuery({ queryKey: ['locations'], queryFn: listLocations, staleTime: 300_000 });
  return (idOrCode) => locationOf(locations.data?.items ?? [], idOrCode)?.name ?? idOrCode;
}
