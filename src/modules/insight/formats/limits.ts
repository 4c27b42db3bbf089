// The single place for how much a log may be before it is refused: a file is somebody else's, and must not take the engine's memory.
export interface ReadLimits {
  /** Bytes after unpacking. */
  readonly bytes: number;
  readonly depth: number;
  /** Of one event, object or type, nested ones included. */
  readonly attributes: number;
  /** Characters of one text. */
  readonly textLength: number;
  /** Types of events and of objects, each. */
  readonly types: number;
}

export const READ_LIMITS: ReadLimits = {
  bytes: 8 * 1024 ** 3,
  depth: 32,
  attributes: 1000,
  textLength: 1_000_000,
  types: 10_000,
};
