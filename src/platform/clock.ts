// The single place for the time of day. Everything asks a Clock; nothing else calls Date.now for business time.

export interface Clock {
  /** The instant now, UTC. */
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

export interface MovableClock extends Clock {
  set(instant: Date | string): void;
  /** Moves forward by `ms` milliseconds. */
  advance(ms: number): void;
}

/** A clock that stands still until it is moved; for tests, replays and imports of history. */
export function createMovableClock(start: Date | string): MovableClock {
  let instant = new Date(start).getTime();
  return {
    now: () => new Date(instant),
    set(to) {
      instant = new Date(to).getTime();
    },
    advance(ms) {
      instant += ms;
    },
  };
}
