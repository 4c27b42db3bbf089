// A decision in words that a service agent or planner understands. Reads the stored decision alone: whatever it says was
// true when the decision was made.
import { COST_PARTS } from './cost-parts.ts';
import type { CostParts, PolicyTrace, SourcingBinding, SourcingDecision } from './types.ts';

export interface ExplanationNames {
  /** Name of a location; the id when there is none. */
  readonly locations?: Readonly<Record<string, string>>;
  /** Minor units as text; plain minor units when absent. */
  readonly money?: (amountMinor: number) => string;
}

const SERVED: Record<SourcingBinding, string> = {
  cost: 'It is the cheapest way to ship everything.',
  stock: 'No single location has everything in stock.',
  'only-location': 'The order leaves no other location to choose from.',
  capability: 'A location that has everything lacks a capability that a line needs.',
  capacity: 'A cheaper location has no capacity left.',
  'max-splits': 'A cheaper plan would ship from more locations than allowed.',
  'ship-complete': 'Everything ships together.',
  'keep-together': 'Lines that must stay together leave no cheaper plan.',
  weight: 'A cheaper location has no carrier that takes so much weight.',
  policy: 'A rule of the policy excludes a location that has everything.',
};

const MISSING: Record<SourcingBinding, string> = {
  cost: 'Units are missing.',
  stock: 'There is not enough stock.',
  'only-location': 'There is not enough stock at the locations that the order allows.',
  capability: 'There is not enough stock at locations with the capability that a line needs.',
  capacity: 'The locations with stock have no capacity left.',
  'max-splits': 'Shipping everything would take more locations than allowed.',
  'ship-complete': 'Everything must ship together and units are missing, so everything waits.',
  'keep-together': 'No single location has everything of the lines that must stay together.',
  weight: 'No carrier takes the weight from where there is stock.',
  policy: 'Rules of the policy exclude locations that have stock.',
};

const PARTS: Record<keyof CostParts, string> = {
  fixed: 'shipments',
  distance: 'distance',
  handling: 'handling',
  split: 'split',
  balance: 'stock balance',
  shipping: 'carriers',
  lateness: 'lateness',
  capacity: 'capacity used',
  markdown: 'ageing stock left elsewhere',
  opportunity: 'scarce stock',
  preference: 'rules of the policy',
  dropShip: 'drop-ship',
};

export function explainDecision(decision: SourcingDecision, names: ExplanationNames = {}): string {
  const nameOf = (id: string): string => names.locations?.[id] ?? id;
  const money = names.money ?? ((amountMinor: number) => `${amountMinor} minor units`);
  const text: string[] = [];
  const missing = decision.status !== 'sourced';
  if (decision.status === 'unsourceable') {
    const short = (decision.shortage ?? []).map((s) => `line ${s.lineNo} by ${countUnits(s.missing)}`);
    text.push(`Cannot be sourced: ${short.join(', ')} short.`);
  }
  const byLocation = Map.groupBy(decision.allocations, (a) => a.locationId);
  for (const [id, allocations] of byLocation) {
    const km = decision.distancesKm[id];
    const far = km === undefined ? '' : ` (${km} km)`;
    const what = allocations.map((a) => `${countUnits(a.quantity)} of line ${a.lineNo}`).join(', ');
    text.push(`${nameOf(id)}${far} ships ${what}.`);
  }
  for (const b of decision.backordered)
    text.push(`${countUnits(b.quantity)} of line ${b.lineNo} on backorder.`);
  text.push((missing ? MISSING : SERVED)[decision.binding]);
  if (decision.allocations.length > 0) text.push(...explainCost(decision, nameOf, money));
  if (decision.policy) text.push(explainPolicy(decision.policy));
  return text.join(' ');
}

function explainPolicy({ code, version, rules, skipped }: PolicyTrace): string {
  const fired = rules.length === 0 ? 'none of its rules applied' : `rules that applied: ${rules.join(', ')}`;
  const failed = skipped.length === 0 ? '' : ` Passed over because they failed: ${skipped.join(', ')}.`;
  return `Policy ${code}, version ${version}; ${fired}.${failed}`;
}

function explainCost(
  decision: SourcingDecision,
  nameOf: (id: string) => string,
  money: (amountMinor: number) => string,
): string[] {
  const text: string[] = [];
  const { costParts, runnerUp } = decision;
  const paid = COST_PARTS.filter((part) => (costParts[part] ?? 0) !== 0).map(
    (part) => `${PARTS[part]} ${money(costParts[part]!)}`,
  );
  text.push(`Cost ${money(decision.costMinor)}${paid.length > 0 ? `: ${paid.join(', ')}` : ''}.`);
  if (Object.keys(decision.distancesKm).length === 0) {
    text.push('The destination is not known, so distance cost nothing.');
  }
  if (runnerUp !== null) {
    const more = runnerUp.costMinor - decision.costMinor;
    const compared = more === 0 ? 'would cost the same' : `would cost ${money(more)} more`;
    text.push(`Next best: ${runnerUp.locations.map(nameOf).join(' + ')} ${compared}.`);
  }
  text.push(
    decision.method === 'bounded' && decision.gapMinor > 0
      ? `Not proven: a plan up to ${money(decision.gapMinor)} cheaper may exist.`
      : 'Proven: no plan is cheaper.',
  );
  return text;
}

function countUnits(quantity: number): string {
  return quantity === 1 ? '1 unit' : `${quantity} units`;
}
