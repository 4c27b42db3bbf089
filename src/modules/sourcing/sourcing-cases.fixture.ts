// Tests and benchmark only: random inputs of every kind that the planner takes. The same seed gives the same cases everywhere.
import type { CostModel, SourcingInput, SourcingLine, SourcingLocation } from './types.ts';

export type RandomNumber = () => number;

/** Mulberry32: the same seed gives the same cases everywhere. */
export function seedRandom(seed: number): RandomNumber {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface CaseShape {
  readonly lines: number;
  readonly locations: number;
  /** Share of locations that stock a SKU. */
  readonly density: number;
  /** Most units of a line; stock then is often a part of it. */
  readonly maxQuantity: number;
  readonly scarce: boolean;
  /** Capabilities, only-locations, exclusions, repeated SKUs. */
  readonly rules: boolean;
  readonly capacity: boolean;
  readonly maxSplits: number | null;
  readonly allowBackorder: boolean;
  readonly stockBalanceMinor: number;
  /** Carrier cost by rate card; `limited`: some cards end at a weight. */
  readonly cards?: 'none' | 'plain' | 'limited';
  /** Requested and promised days, and what each day after them costs. */
  readonly dates?: boolean;
  /** Groups of lines that ship from one location. */
  readonly together?: boolean;
  /** How full the day is, markdown, what scarce stock is worth. */
  readonly values?: boolean;
  /** What the rules of a policy exclude and surcharge, and suppliers. */
  readonly policy?: boolean;
}

export const PLAIN: CaseShape = {
  lines: 2,
  locations: 10,
  density: 0.35,
  maxQuantity: 3,
  scarce: false,
  rules: false,
  capacity: false,
  maxSplits: null,
  allowBackorder: true,
  stockBalanceMinor: 40,
};

/** PLAIN under the whole cost model, but for what makes lines depend on each other by a rule. */
export const WHOLE: CaseShape = { ...PLAIN, cards: 'plain', dates: true, values: true, policy: true };

/** One to eight lines at up to thirty locations, with any mixture of scarcity, rules, limits and costs. */
export function drawAnyShape(random: RandomNumber): CaseShape {
  const cards = random();
  return {
    lines: 1 + Math.floor(random() * 8),
    locations: 2 + Math.floor(random() * 29),
    density: 0.2 + random() * 0.5,
    maxQuantity: 1 + Math.floor(random() * 6),
    scarce: random() < 0.33,
    rules: random() < 0.33,
    capacity: random() < 0.2,
    maxSplits: random() < 0.2 ? Math.floor(random() * 3) : null,
    allowBackorder: true,
    stockBalanceMinor: random() < 0.5 ? 0 : 40,
    cards: cards < 0.4 ? 'none' : cards < 0.75 ? 'plain' : 'limited',
    dates: random() < 0.4,
    together: random() < 0.25,
    values: random() < 0.4,
    policy: random() < 0.4,
  };
}

/** A weight up to `limits[k]` costs `prices[n][k]` from location n; more than the last is not taken. */
export interface RateCards {
  readonly limits: readonly number[];
  readonly prices: readonly (readonly number[])[];
}

/** `cards`: what `shippingCost` looks up, for who needs the whole table. */
export type SourcingCase = SourcingInput & { readonly cards?: RateCards };

export function drawCase(random: RandomNumber, shape: CaseShape): SourcingCase {
  const plain = drawPlain(random, shape);
  let drawn: SourcingCase = plain;
  if (shape.policy) drawn = addPolicy(random, drawn);
  if (shape.values) drawn = addValues(random, drawn);
  if (shape.dates) drawn = addDates(random, drawn);
  if (shape.together) drawn = addGroups(random, drawn);
  if (shape.cards === 'plain' || shape.cards === 'limited') drawn = addCards(random, drawn, shape.cards);
  return drawn;
}

function wholeFrom(random: RandomNumber, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

function drawPlain(random: RandomNumber, shape: CaseShape): SourcingInput {
  const whole = (from: number, to: number): number => wholeFrom(random, from, to);
  const locations: SourcingLocation[] = Array.from({ length: shape.locations }, (_, n) => ({
    id: `L${n}`,
    latitude: 46 + random() * 8,
    longitude: 6 + random() * 9,
    fixedCostMinor: whole(300, 600),
    handlingCostMinor: whole(20, 250),
    capabilities: random() < 0.6 ? ['cold'] : [],
    active: random() > 0.05,
    capacityLeft: shape.capacity && random() < 0.5 ? whole(0, shape.maxQuantity * 2) : null,
  }));
  const skus = shape.rules ? Math.max(1, Math.ceil(shape.lines * 0.7)) : shape.lines;
  const lines: SourcingLine[] = Array.from({ length: shape.lines }, (_, l) => ({
    lineNo: l + 1,
    skuId: `S${l < skus ? l : whole(0, skus - 1)}`,
    quantity: whole(1, shape.maxQuantity),
    weightGrams: whole(100, 9000),
    ...(shape.rules && random() < 0.2 ? { requires: ['cold'] } : null),
    ...(shape.rules && random() < 0.15
      ? { locations: locations.filter(() => random() < 0.6).map((l) => l.id) }
      : null),
    ...(shape.rules && random() < 0.2 ? { excluded: [`L${whole(0, shape.locations - 1)}`] } : null),
  }));
  const ample = shape.maxQuantity * 10;
  const stock = new Map<string, number[]>();
  for (const { skuId } of lines) {
    if (stock.has(skuId)) continue;
    const row = locations.map((): number =>
      random() < shape.density ? (shape.scarce ? whole(1, shape.maxQuantity) : whole(ample, ample * 9)) : 0,
    );
    if (!shape.scarce && !row.some((units) => units > 0)) row[whole(0, shape.locations - 1)] = ample;
    stock.set(skuId, row);
  }
  const rows = lines.map((line) => stock.get(line.skuId)!);
  const costModel: CostModel = {
    perKmMinor: 0.5,
    perShipmentMinor: 100,
    perUnitMinor: 10,
    perKgKmMinor: 0.05,
    splitPenaltyMinor: 150,
    stockBalanceMinor: shape.stockBalanceMinor,
    maxSplits: shape.maxSplits,
  };
  return {
    destination: { latitude: 46 + random() * 8, longitude: 6 + random() * 9 },
    lines,
    locations,
    available: (l, n) => rows[l]![n]!,
    costModel,
    allowBackorder: shape.allowBackorder,
  };
}

function addPolicy(random: RandomNumber, input: SourcingInput): SourcingInput {
  const perLocation = (share: number, value: () => number): number[] =>
    input.locations.map(() => (random() < share ? value() : 0));
  const barred = perLocation(0.2, () => 1);
  const surcharges = perLocation(0.3, () => wholeFrom(random, 1, 90));
  const marked = new Set(input.lines.filter(() => random() < 0.3).map((line) => line.skuId));
  const dear = new Set(input.lines.filter(() => random() < 0.3).map((line) => line.skuId));
  return {
    ...input,
    locations: input.locations.map((location) =>
      random() < 0.2 ? { ...location, kind: 'supplier' } : location,
    ),
    lines: input.lines.map((line) => ({
      ...line,
      ...(marked.has(line.skuId) ? { barred } : null),
      ...(dear.has(line.skuId) ? { surchargeMinor: surcharges } : null),
    })),
    rules: {
      excluded: perLocation(0.1, () => 1),
      surchargeMinor: perLocation(0.4, () => wholeFrom(random, 1, 300)),
    },
    costModel: { ...input.costModel, dropShipMinor: wholeFrom(random, 0, 400) },
  };
}

function addValues(random: RandomNumber, input: SourcingInput): SourcingInput {
  const bySku = (share: number, most: number): ((l: number, n: number) => number) => {
    const rows = new Map<string, number[]>();
    for (const { skuId } of input.lines) {
      if (rows.has(skuId)) continue;
      rows.set(
        skuId,
        input.locations.map(() => (random() < share ? wholeFrom(random, 1, most) / 4 : 0)),
      );
    }
    const ofLine = input.lines.map((line) => rows.get(line.skuId)!);
    return (l, n) => ofLine[l]![n]!;
  };
  return {
    ...input,
    locations: input.locations.map((location) => ({
      ...location,
      capacityPerDay: random() < 0.7 ? wholeFrom(random, 1, 40) : null,
    })),
    markdown: bySku(0.5, 900),
    opportunity: bySku(0.4, 1200),
    costModel: {
      ...input.costModel,
      capacityUsedMinor: wholeFrom(random, 0, 300),
      markdownWeight: wholeFrom(random, 0, 4) / 2,
      opportunityWeight: wholeFrom(random, 0, 4) / 2,
    },
  };
}

function addDates(random: RandomNumber, input: SourcingInput): SourcingInput {
  const whole = (from: number, to: number): number => wholeFrom(random, from, to);
  const arrivals = input.locations.map(() => whole(1, 6));
  const some = <T>(share: number, value: T): T | null => (random() < share ? value : null);
  return {
    ...input,
    lines: input.lines.map((line) => ({
      ...line,
      ...some(0.5, { requestedDay: whole(1, 5) }),
      ...some(0.5, { promisedDay: whole(1, 5) }),
    })),
    arrivalDay: (n) => arrivals[n]!,
    ...some(0.7, { requestedDay: whole(1, 5) }),
    ...some(0.7, { promisedDay: whole(1, 5) }),
    costModel: {
      ...input.costModel,
      orderDayAfterRequestedMinor: whole(0, 150),
      orderDayAfterPromisedMinor: whole(0, 300),
      lineDayAfterRequestedMinor: whole(0, 60),
      lineDayAfterPromisedMinor: whole(0, 120),
    },
  };
}

function addGroups(random: RandomNumber, input: SourcingInput): SourcingInput {
  return {
    ...input,
    lines: input.lines.map((line) =>
      random() < 0.45 ? { ...line, together: `G${wholeFrom(random, 1, 2)}` } : line,
    ),
  };
}

/** A card a carrier, some dearer a location; prices rise by any step, so that two light parcels may be cheaper than a heavy one. */
function addCards(random: RandomNumber, input: SourcingInput, kind: 'plain' | 'limited'): SourcingCase {
  const total = input.lines.reduce((sum, line) => sum + line.quantity * (line.weightGrams ?? 0), 0);
  const bands = wholeFrom(random, 1, 9);
  const limits: number[] = [];
  for (let k = 0, grams = 0; k < bands; k++) {
    grams += wholeFrom(random, 200, Math.max(400, Math.ceil((2.5 * total) / bands)));
    limits.push(grams);
  }
  if (kind === 'plain') limits.push(Math.max(total, limits.at(-1)!) + 1);
  const prices = input.locations.map(() => {
    let price = wholeFrom(random, 150, 500);
    return limits.map(() => {
      const now = price;
      price += wholeFrom(random, 0, 260);
      return now;
    });
  });
  const shippingCost = (n: number, grams: number): number => {
    let k = 0;
    while (k < limits.length && limits[k]! < grams) k++;
    return k < limits.length ? prices[n]![k]! : Number.POSITIVE_INFINITY;
  };
  return {
    ...input,
    cards: { limits, prices },
    shippingCost,
    ...(random() < 0.5 ? { shippingSteps: limits } : null),
    costModel: {
      ...input.costModel,
      perKmMinor: 0.1,
      perShipmentMinor: 0,
      perKgKmMinor: 0,
      shippingWeight: wholeFrom(random, 1, 3) / 2,
    },
  };
}
