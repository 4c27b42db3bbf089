// The single place for how the API shows of what parts the cost of a plan is made. Shapes only; sourcing reckons.
import Type from 'typebox';
import type { CostParts } from '../sourcing/index.ts';

const amount = (description: string) => Type.Number({ description });

const parts = {
  fixed: amount('Opening each location that ships'),
  distance: amount('By kilometres, and by shipment where no carrier has published its rates'),
  handling: amount('By unit'),
  split: amount('For every location after the first'),
  balance: amount('For emptying a location'),
  shipping: Type.Optional(amount('What carriers ask')),
  lateness: Type.Optional(amount('For days after the requested or the promised one')),
  capacity: Type.Optional(amount('For days that are nearly full')),
  markdown: Type.Optional(amount('What ageing stock elsewhere is left to lose')),
  opportunity: Type.Optional(amount('What scarce stock would be worth to later orders')),
  preference: Type.Optional(amount('Surcharges of policy rules')),
  dropShip: Type.Optional(amount('For shipments by suppliers')),
} satisfies Record<keyof CostParts, Type.TSchema>;

export const CostPartsView = Type.Object(parts, {
  description: 'Minor units; parts that a cost model need not have are absent when they are 0',
});
