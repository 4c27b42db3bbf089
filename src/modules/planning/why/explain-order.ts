// Why an order ships from where it does, in words for people: the stored decision of each ship group with its runner-up, what
// bound it and which policy decided; what has been moved since and why; what was promised anew; where the units are now. Reads
// only what is stored.
import type { Static } from 'typebox';
import type { Queryable } from '../../../platform/db.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { minorDigits } from '../../../platform/money.ts';
import { readVersions } from '../../../platform/versions.ts';
import { type LocationList, type LocationReader, readReservations } from '../../inventory/index.ts';
import {
  formatOrderNumber,
  type OrderDetail,
  readLineDetails,
  readOrders,
  readPromises,
  readResourcings,
} from '../../orders/index.ts';
import {
  explainDecision,
  explainPolicy,
  readPolicyVersion,
  type SourcingDecision,
} from '../../sourcing/index.ts';
import type { WhyView } from '../schemas.ts';
import { decisionsOf } from '../stored-decisions.ts';
import { describePromise, describeResourcing, describeUnits, type Naming } from './words.ts';

export async function explainOrder(
  db: Queryable,
  reader: LocationReader,
  id: string,
): Promise<Static<typeof WhyView> | null> {
  const orderId = parseId('ord', id);
  const [order] = orderId === null ? [] : await readOrders(db, [orderId]);
  if (!order) return null;
  const locations = await reader.read(db, await readVersions(db));
  const naming = namingOf(order, locations);
  const groups = [];
  for (const { shipGroup, decision } of decisionsOf(order.sourcing, locations))
    groups.push(await explainGroup(db, shipGroup, decision, naming));
  const history = await readHistory(db, order.orderId, naming);
  const now = await readNow(db, order.orderId, naming);
  return {
    orderId: formatId('ord', order.orderId),
    number: formatOrderNumber(order.number),
    status: order.status,
    placedAt: order.placedAt.toISOString(),
    groups,
    history,
    now,
    text: [
      headline(order, groups.length),
      ...groups.flatMap((group) => group.text),
      ...history.map((each) => `${each.at.slice(0, 16).replace('T', ' ')}: ${each.text}`),
      ...now,
    ],
  };
}

function namingOf({ currency }: OrderDetail, { byId }: LocationList): Naming {
  const digits = minorDigits(currency);
  return {
    money: (amountMinor) => `${(amountMinor / 10 ** digits).toFixed(digits)} ${currency}`,
    location(id) {
      const found = byId.get(id as Uuid);
      return found === undefined ? id : `${found.name} (${found.code})`;
    },
  };
}

function headline({ number, placedAt, channel, processId, attributes }: OrderDetail, groups: number): string {
  const name = `Order ${formatOrderNumber(number)}`;
  const when = placedAt.toISOString().slice(0, 16).replace('T', ' ');
  if (groups > 0) return `${name} was placed on ${when} UTC in channel ${channel}, and decided at once.`;
  return processId === null && attributes?.imported === true
    ? `${name} was imported from history: it was decided elsewhere.`
    : `${name} was placed on ${when} UTC in channel ${channel}; no decision is stored with it.`;
}

async function explainGroup(
  db: Queryable,
  shipGroup: number,
  decision: SourcingDecision,
  naming: Naming,
): Promise<Static<typeof WhyView>['groups'][number]> {
  const { policy, runnerUp, binding, method, gapMinor, costMinor, costParts, status } = decision;
  const used = new Set([
    ...decision.allocations.map((each) => each.locationId),
    ...(runnerUp?.locations ?? []),
  ]);
  const names = Object.fromEntries([...used].map((id) => [id, naming.location(id)]));
  const text = [
    `Ship group ${shipGroup}: ${explainDecision(decision, { locations: names, money: naming.money })}`,
  ];
  if (policy === undefined) text.push('No policy was live: the configured costs decided.');
  else {
    const version = await readPolicyVersion(db, policy.code, policy.version);
    text.push(...explainPolicy(policy, version?.rules.tables ?? []));
  }
  return {
    shipGroup,
    status,
    costMinor,
    costParts: { ...costParts },
    binding,
    method,
    gapMinor,
    shipsFrom: decision.allocations.map(({ lineNo, locationId, quantity }) => ({
      lineNo,
      location: naming.location(locationId),
      quantity,
    })),
    runnerUp:
      runnerUp === null
        ? null
        : { locations: runnerUp.locations.map(naming.location), costMinor: runnerUp.costMinor },
    policy:
      policy === undefined ? null : { code: policy.code, version: policy.version, rules: [...policy.rules] },
    text,
  };
}

async function readHistory(
  db: Queryable,
  orderId: Uuid,
  naming: Naming,
): Promise<Static<typeof WhyView>['history']> {
  const moved = (await readResourcings(db, orderId)).map((row) => ({
    at: row.resourcedAt.toISOString(),
    kind: 'moved' as const,
    lineNo: row.lineNo,
    reason: row.reason as string,
    by: row.resourcedBy,
    text: describeResourcing(row, naming),
  }));
  const promised = (await readPromises(db, orderId)).map((row) => ({
    at: row.promisedAt.toISOString(),
    kind: 'promised' as const,
    lineNo: row.lineNo,
    reason: row.reason,
    by: row.promisedBy,
    text: describePromise(row),
  }));
  return [...moved, ...promised].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.lineNo - b.lineNo));
}

async function readNow(db: Queryable, orderId: Uuid, naming: Naming): Promise<string[]> {
  const reservations = await readReservations(db, [{ bucket: bucketOf(orderId), orderId }]);
  return (await readLineDetails(db, [orderId])).map((line) =>
    describeUnits(
      line,
      reservations.filter((row) => row.lineNo === line.lineNo),
      naming,
    ),
  );
}
