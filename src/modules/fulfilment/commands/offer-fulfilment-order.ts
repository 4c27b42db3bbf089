// Offers work that nobody has begun to several locations: the first that claims it has it. Until then its units stay reserved
// where they are.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { loadFulfilmentOrders, publicOfferId } from '../fulfilment-set.ts';
import { DEFAULT_OFFER_MINUTES, offerWork } from '../offer-work.ts';
import { isEnded } from '../rules.ts';
import { closed, FulfilmentOrderId, LocationCode, OfferId } from '../schemas.ts';
import { insertOffers, type Offer } from '../store/offers.ts';
import type { FulfilmentOrder } from '../types.ts';

const Input = Type.Object(
  {
    fulfilmentOrderId: FulfilmentOrderId,
    locations: Type.Array(LocationCode, { minItems: 1, maxItems: 200, uniqueItems: true }),
    minutes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_080,
        default: DEFAULT_OFFER_MINUTES,
        description: 'How long the offer is open',
      }),
    ),
  },
  closed,
);
const Output = Type.Object({ offerId: OfferId, expiresAt: Type.String() });

export function createOfferFulfilmentOrder(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.offerFulfilmentOrder',
    summary: 'Offers work to several locations; the first that claims it has it.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.isPickup,
      refusals.fulfilmentOrderEnded,
      refusals.orderHeld,
      refusals.isOffered,
      refusals.alreadyPicking,
      refusals.alreadyPicked,
      refusals.locationUnknown,
    ],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadFulfilmentOrders(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const offers: Offer[] = [];
      const outcomes = items.map((item): Outcome<Static<typeof Output>> => {
        const order = set.order(item.input.fulfilmentOrderId);
        const problem = findProblem(item, order, locations);
        if (problem) return decline(problem);
        const places = item.input.locations.map((code) => locations.byCode.get(code)!);
        const offer = offerWork(tx, item, locations, set, order!, places, item.input.minutes);
        offers.push(offer);
        return accept({ offerId: publicOfferId(offer), expiresAt: offer.expiresAt.toISOString() });
      });
      await set.write();
      await insertOffers(tx, offers);
      return outcomes;
    },
  });
}

function findProblem(
  { input }: Item<Static<typeof Input>>,
  order: FulfilmentOrder | undefined,
  locations: LocationList,
) {
  if (!order) return refusals.fulfilmentOrderUnknown;
  if (order.kind === 'pickup') return refusals.isPickup;
  if (isEnded(order.state)) return refuse(refusals.fulfilmentOrderEnded, { state: order.state });
  if (order.held) return refusals.orderHeld;
  if (order.state === 'offered') return refusals.isOffered;
  if (order.state === 'picking') return refusals.alreadyPicking;
  if (order.state !== 'open') return refusals.alreadyPicked;
  const unknown = input.locations.find((code) => locations.byCode.get(code)?.active !== true);
  return unknown === undefined ? null : refuse(refusals.locationUnknown, { location: unknown });
}
