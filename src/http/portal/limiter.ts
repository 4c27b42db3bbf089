// Counts requests by who sends them, in this process alone: a brake on guessing, not the guard (that is the code's own count of tries).

/** True while `key` has asked fewer than `most` times in the running window. */
export function createLimiter(most: number, windowMs: number): (key: string, nowMs: number) => boolean {
  let counts = new Map<string, number>();
  let startedAt = 0;
  return (key, nowMs) => {
    if (nowMs - startedAt >= windowMs || nowMs < startedAt) {
      counts = new Map();
      startedAt = nowMs;
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
