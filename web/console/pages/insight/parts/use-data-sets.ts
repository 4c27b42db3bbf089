// The logs that there are, with the types of objects that cases can be made of; the first is what the server proposes.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listDataSets } from '../../../../api/insight-mining.ts';
import { LIVE } from './log-search.ts';

/** Of the live log, what people ask about; the server proposes the first. */
const LIVE_NOTIONS = ['order', 'shipment', 'fulfilment-order', 'payment', 'invoice', 'case'];

export interface KnownSet {
  id: string;
  name: string;
  notions: readonly string[];
}

export const DATA_SETS_KEY = ['insight-data-sets'] as const;

export function useDataSets(): readonly KnownSet[] {
  const { data } = useQuery({ queryKey: DATA_SETS_KEY, queryFn: listDataSets, staleTime: 10_000 });
  return useMemo(() => {
    const ready = (data?.items ?? []).filter(({ state }) => state === 'ready');
    return [
      { id: LIVE, name: LIVE, notions: LIVE_NOTIONS },
      ...ready.map(({ dataSetId, name, cases }) => ({ id: dataSetId, name, notions: cases ?? [] })),
    ];
  }, [data]);
}
