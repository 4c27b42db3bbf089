// What the parts of a rate card's version are told: whose it is, which version, and whether it may be changed.
export interface CardPartProps {
  carrier: string;
  version: number;
  /** Why its rows cannot be changed: it is no draft. */
  why: string | undefined;
}
