// The single place for how orders keep the decisions of sourcing: packed, with the codes of locations, so that they stay readable and
// small. Nothing else knows that form.
import {
  type PackedDecision,
  packDecision,
  type SourcingDecision,
  unpackDecision,
} from '../sourcing/index.ts';

/** What decided a ship group. */
export interface GroupDecision {
  readonly shipGroup: number;
  readonly decision: SourcingDecision;
}

interface PackedGroup {
  readonly shipGroup: number;
  readonly decision: PackedDecision;
}

export function packDecisions(
  decisions: readonly GroupDecision[],
  codeOf: (locationId: string) => string,
): PackedGroup[] {
  return decisions.map(({ shipGroup, decision }) => ({
    shipGroup,
    decision: packDecision(decision, codeOf),
  }));
}

/** `stored`: as it stands in the order's row; an order of history has none. */
export function unpackDecisions(stored: unknown, idOf: (code: string) => string): GroupDecision[] {
  if (!Array.isArray(stored)) return [];
  return (stored as PackedGroup[]).map(({ shipGroup, decision }) => ({
    shipGroup,
    decision: unpackDecision(decision, idOf),
  }));
}

/** Codes of the locations that decisions name. */
export function codesIn(stored: unknown): string[] {
  const codes = new Set<string>();
  unpackDecisions(stored, (code) => {
    codes.add(code);
    return code;
  });
  return [...codes];
}

/** As the API shows them. */
export function describeDecisions(stored: unknown, idOf: (code: string) => string) {
  return unpackDecisions(stored, idOf).map(({ shipGroup, decision }) => {
    const { allocations, backordered, shortage, costParts, runnerUp, distancesKm, policy, ...rest } =
      decision;
    return {
      shipGroup,
      decision: {
        ...rest,
        allocations: [...allocations],
        backordered: [...backordered],
        ...(shortage ? { shortage: [...shortage] } : {}),
        costParts: { ...costParts },
        runnerUp: runnerUp && { ...runnerUp, locations: [...runnerUp.locations] },
        distancesKm: { ...distancesKm },
        ...(policy ? { policy: { ...policy, rules: [...policy.rules], skipped: [...policy.skipped] } } : {}),
      },
    };
  });
}
