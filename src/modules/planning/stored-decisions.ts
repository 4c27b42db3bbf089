// The single place that reads sourcing's decisions as orders keep them: plain, or packed with the codes of locations.
import type { LocationList } from '../inventory/index.ts';
import { type PackedDecision, type SourcingDecision, unpackDecision } from '../sourcing/index.ts';

export interface StoredDecision {
  readonly shipGroup: number;
  readonly decision: SourcingDecision;
}

export function decisionsOf(sourcing: unknown, { byCode }: LocationList): StoredDecision[] {
  if (!Array.isArray(sourcing)) return [];
  const idOf = (code: string) => byCode.get(code)?.locationId ?? code;
  return (sourcing as { shipGroup: number; decision: SourcingDecision | PackedDecision }[]).map(
    ({ shipGroup, decision }) => ({
      shipGroup,
      decision: Array.isArray(decision)
        ? unpackDecision(decision as PackedDecision, idOf)
        : (decision as SourcingDecision),
    }),
  );
}
