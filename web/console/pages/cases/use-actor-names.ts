// Names of people who stand behind actors, and the people whom work can be given to.
import { useQuery } from '@tanstack/react-query';
import { listColleagues } from '../../../api/cases.ts';
import { useMay } from '../../shell/use-me.ts';
import { describeActor } from '../orders/order/describe-event.ts';

export function useColleagues() {
  const may = useMay();
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: listColleagues,
    staleTime: 300_000,
    enabled: may('GET /v1/colleagues'),
  });
}

/** A person's own name; what else has acted by its kind. */
export function useActorNames(): (actor: string) => string {
  const people = useColleagues().data?.items ?? [];
  return (actor) => people.find((each) => each.actor === actor)?.name ?? describeActor(actor);
}
