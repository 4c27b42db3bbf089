// Who is signed in, and what that person may do. The server decides; this only spares people buttons that would be refused.
import { useQuery } from '@tanstack/react-query';
import { type CallName, mayCall } from '../../api/roles.ts';
import { type Me, readMe } from '../../api/session.ts';

export const ME_KEY = ['me'];

export const useMeQuery = () => useQuery({ queryKey: ME_KEY, queryFn: readMe, staleTime: 60_000 });

export const useMe = (): Me | undefined => useMeQuery().data;

/** Says of a call whether the person's role may make it; of everything no, until it is known who asks. */
export function useMay(): (call: CallName) => boolean {
  const role = useMe()?.role;
  return (call) => role !== undefined && mayCall(role, call);
}
