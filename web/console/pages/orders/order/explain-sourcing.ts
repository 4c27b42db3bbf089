// The pure part of the sourcing section: a stored decision as sentences. It says nothing that the decision does not hold.
import type { TFunction } from 'i18next';
import type { SourcingDecision } from '../../../../api/orders.ts';
import { wordOf } from '../../../../ui/word-of.ts';

export interface ExplainNames {
  location(id: string): string;
  sku(lineNo: number): string;
  money(amountMinor: number): string;
}

export interface Explanation {
  ships: string[];
  why: string;
  runnerUp: string | null;
  proof: string;
}

export function explainSourcing(decision: SourcingDecision, names: ExplainNames, t: TFunction): Explanation {
  const byLocation = Map.groupBy(decision.allocations, (allocation) => allocation.locationId);
  const ships = [...byLocation].map(([id, allocations]) => {
    const km = decision.distancesKm[id];
    return t('orders.order.sourcing.ships', {
      location: names.location(id),
      far: km === undefined ? '' : t('orders.order.sourcing.far', { km: Math.round(km) }),
      what: allocations.map((each) => nameUnits(each, names, t)).join(', '),
    });
  });
  for (const each of decision.backordered)
    ships.push(t('orders.order.sourcing.backordered', { what: nameUnits(each, names, t) }));
  return {
    ships,
    why: `${
      decision.status === 'sourced' ? wordOf('binding', decision.binding) : t('orders.order.sourcing.missing')
    }${explainReach(decision, t)}`,
    runnerUp: explainRunnerUp(decision, names, t),
    proof:
      decision.gapMinor > 0
        ? t('orders.order.sourcing.notProven', { amount: names.money(decision.gapMinor) })
        : t('orders.order.sourcing.proven'),
  };
}

const nameUnits = (each: { lineNo: number; quantity: number }, names: ExplainNames, t: TFunction) =>
  t('orders.order.sourcing.what', { quantity: each.quantity, sku: names.sku(each.lineNo) });

/** In the order in which they are named. */
const PARTS = [
  ...(['fixed', 'distance', 'shipping', 'handling', 'split', 'dropShip', 'lateness', 'capacity'] as const),
  ...(['balance', 'markdown', 'opportunity', 'preference'] as const),
];

export interface CostPart {
  part: (typeof PARTS)[number];
  amountMinor: number;
}

/** The parts of the cost that count. */
export const costPartsOf = ({ costParts }: Pick<SourcingDecision, 'costParts'>): CostPart[] =>
  PARTS.flatMap((part) => {
    const amountMinor = costParts[part] ?? 0;
    return amountMinor === 0 ? [] : [{ part, amountMinor }];
  });

function explainReach(decision: SourcingDecision, t: TFunction): string {
  const isFar = Object.keys(decision.distancesKm).length > 0;
  return isFar || decision.allocations.length === 0 ? '' : ` ${t('orders.order.sourcing.noDestination')}`;
}

function explainRunnerUp(decision: SourcingDecision, names: ExplainNames, t: TFunction): string | null {
  if (decision.runnerUp === null) return null;
  const locations = decision.runnerUp.locations.map((id) => names.location(id)).join(' + ');
  const moreMinor = decision.runnerUp.costMinor - decision.costMinor;
  return moreMinor === 0
    ? t('orders.order.sourcing.nextSame', { locations })
    : t('orders.order.sourcing.next', { locations, more: names.money(moreMinor) });
}
