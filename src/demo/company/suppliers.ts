// Who makes what the demonstration's company sells: suppliers in several countries and currencies, with what each sells, in which packs
// and at what cost. Content and a little arithmetic; the same at every start.
import { steadyNumber } from '../random.ts';
import type { ProductFamily } from './products.ts';
import { VARIANTS } from './variants.ts';

export interface DemoSupplier {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Calendar days from order to arrival. */
  readonly leadTimeDays: number;
  readonly minimumOrderMinor: number;
  readonly overTolerancePercent: number;
  readonly orderDays: readonly number[];
  readonly cutOff: string;
  readonly location: string;
  readonly brands: readonly string[];
  /** Units of its currency for a euro. */
  readonly perEuro: number;
  readonly packSize: number;
  /** 1 is asked first. */
  readonly rank: number;
}

const WEEKDAYS = [1, 2, 3, 4, 5];

export const SUPPLIERS: readonly DemoSupplier[] = [
  {
    code: 'BESKID',
    name: 'Beskid Tkalnia, Bielsko-Biała',
    email: 'orders@beskid.example',
    currency: 'PLN',
    timeZone: 'Europe/Warsaw',
    leadTimeDays: 14,
    minimumOrderMinor: 500_000,
    overTolerancePercent: 5,
    orderDays: WEEKDAYS,
    cutOff: '15:00',
    location: 'DC-LCJ',
    brands: ['Fellmark'],
    perEuro: 4.3,
    packSize: 6,
    rank: 1,
  },
  {
    code: 'EGE',
    name: 'Ege Dokuma, İzmir',
    email: 'siparis@ege.example',
    currency: 'EUR',
    timeZone: 'Europe/Istanbul',
    leadTimeDays: 21,
    minimumOrderMinor: 200_000,
    overTolerancePercent: 5,
    orderDays: [1, 4],
    cutOff: '12:00',
    location: 'DC-LEJ',
    brands: ['Fellmark', 'Hearth & Linen'],
    perEuro: 1,
    packSize: 12,
    rank: 2,
  },
  {
    code: 'DOURO',
    name: 'Douro Linens, Porto',
    email: 'encomendas@douro.example',
    currency: 'EUR',
    timeZone: 'Europe/Lisbon',
    leadTimeDays: 10,
    minimumOrderMinor: 80_000,
    overTolerancePercent: 0,
    orderDays: WEEKDAYS,
    cutOff: '14:00',
    location: 'DC-VEN',
    brands: ['Hearth & Linen'],
    perEuro: 1,
    packSize: 4,
    rank: 1,
  },
  {
    code: 'SHEAF',
    name: 'Sheaf Forge, Sheffield',
    email: 'orders@sheaf.example',
    currency: 'GBP',
    timeZone: 'Europe/London',
    leadTimeDays: 9,
    minimumOrderMinor: 60_000,
    overTolerancePercent: 2,
    orderDays: WEEKDAYS,
    cutOff: '16:00',
    location: 'DC-VEN',
    brands: ['Emberline'],
    perEuro: 0.86,
    packSize: 2,
    rank: 1,
  },
  {
    code: 'PIEMONTE',
    name: 'Dispensa Piemonte, Torino',
    email: 'ordini@piemonte.example',
    currency: 'EUR',
    timeZone: 'Europe/Rome',
    leadTimeDays: 3,
    minimumOrderMinor: 30_000,
    overTolerancePercent: 10,
    orderDays: [1, 2, 3, 4, 5, 6],
    cutOff: '11:00',
    location: 'DC-LEJ',
    brands: ['Larder & Co'],
    perEuro: 1,
    packSize: 12,
    rank: 1,
  },
  {
    code: 'FJORD',
    name: 'Fjordlys, Bergen',
    email: 'bestilling@fjord.example',
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    leadTimeDays: 12,
    minimumOrderMinor: 1_000_000,
    overTolerancePercent: 0,
    orderDays: WEEKDAYS,
    cutOff: '13:00',
    location: 'DC-LEJ',
    brands: ['Nordlys'],
    perEuro: 11.6,
    packSize: 10,
    rank: 1,
  },
  {
    code: 'PFALZ',
    name: 'Pfälzer Schuhwerk, Pirmasens',
    email: 'auftrag@pfalz.example',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    leadTimeDays: 7,
    minimumOrderMinor: 100_000,
    overTolerancePercent: 0,
    orderDays: WEEKDAYS,
    cutOff: '12:00',
    location: 'DC-LEJ',
    brands: ['Steinweg'],
    perEuro: 1,
    packSize: 5,
    rank: 1,
  },
  {
    code: 'DANANG',
    name: 'Da Nang Outdoor',
    email: 'sales@danang.example',
    currency: 'USD',
    timeZone: 'Asia/Ho_Chi_Minh',
    leadTimeDays: 45,
    minimumOrderMinor: 1_500_000,
    overTolerancePercent: 5,
    orderDays: [2],
    cutOff: '17:00',
    location: 'DC-VEN',
    brands: ['Tarn'],
    perEuro: 1.08,
    packSize: 20,
    rank: 1,
  },
];

export interface DemoItem {
  readonly supplier: string;
  readonly sku: string;
  readonly supplierSku: string;
  readonly unitCostMinor: number;
  readonly packSize: number;
  readonly minimumQuantity: number;
  readonly rank: number;
}

/** Of a price with taxes. */
const COST_SHARE = 0.36;

/** The second weaver makes clothes and linen, and nothing that is not woven. */
const makes = ({ brands, rank }: DemoSupplier, family: ProductFamily): boolean =>
  brands.includes(family.brand) && (rank === 1 || family.textile === true);

export const SUPPLIER_ITEMS: readonly DemoItem[] = SUPPLIERS.flatMap((supplier) =>
  VARIANTS.flatMap(({ sku, family, priceMinor }): DemoItem[] => {
    if (!family || !makes(supplier, family)) return [];
    const { code, perEuro, packSize, rank } = supplier;
    const share = COST_SHARE * (0.9 + 0.2 * steadyNumber(`${code} ${sku}`, 'cost'));
    return [
      {
        supplier: code,
        sku,
        supplierSku: `${code.slice(0, 2)}${Math.floor(steadyNumber(`${code} ${sku}`, 'number') * 900_000) + 100_000}`,
        unitCostMinor: Math.max(1, Math.round(priceMinor * perEuro * share)),
        packSize,
        minimumQuantity: packSize * 2,
        rank,
      },
    ];
  }),
);
