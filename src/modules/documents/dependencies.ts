// What documents are made with; main.ts makes each of these once per process.
import type { Carrier } from '../fulfilment/index.ts';
import type { LocationReader } from '../inventory/index.ts';
import type { Renderer } from './rendering/renderer.ts';

export interface DocumentDependencies {
  readonly locations: LocationReader;
  /** Carriers that labels come from. */
  readonly carriers: readonly Carrier[];
  /** The seller's name until one is set. */
  readonly shopName: string;
  /** Zone of the dates on invoices. */
  readonly timeZone: string;
  readonly renderer: Renderer;
}
