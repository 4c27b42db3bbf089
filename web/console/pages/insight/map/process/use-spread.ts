// The single times behind an activity or a path, of as many cases as are brought to the page.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readAnimation } from '../../../../../api/insight-mining.ts';
import { useLog } from '../../parts/use-log.ts';
import { collectTimes } from './collect-times.ts';

const CASES = 2000;

export function useSpread(spread: { from: string | null; to: string }) {
  const { query } = useLog();
  const { data } = useQuery({
    queryKey: ['insight-animation', query, CASES],
    queryFn: () => readAnimation({ ...query, cases: CASES }),
    staleTime: 60_000,
  });
  const { from, to } = spread;
  return useMemo(() => data && { seconds: collectTimes(data, from, to), ...data.sampled }, [data, from, to]);
}
