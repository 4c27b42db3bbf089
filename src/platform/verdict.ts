// The single place that says what a module answers when it is asked which of its commands are possible now: for pages, which offer
// a button or say why not. A verdict promises what the command itself would say at that moment; roles are asked apart.
import type { Refusal } from './errors.ts';

export interface Verdict {
  /** `module.verbNoun`. */
  readonly command: string;
  /** What it would be done to, where an order has several: a line, a shipment, a task. */
  readonly target?: { readonly type: string; readonly id: string };
  /** What the command would refuse it with; null: it would accept within the limits. */
  readonly refusal: Refusal | null;
  /** What its form may offer: lines and their units, the largest amount. */
  readonly limits?: Readonly<Record<string, unknown>>;
}
