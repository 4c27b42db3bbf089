// The single place where a set of rules by scope (buffers, allocations, safety stock) is decided: later items of a set see what earlier ones made,
// zero takes a rule away, and what stays the same is not written.
export type RuleOutcome = 'created' | 'changed' | 'removed' | 'unchanged';

export interface RuleSet<R> {
  /** Sets the scope's rule or takes it away; what became of it. */
  put(key: string, rule: R, remove: boolean): RuleOutcome;
  /** Writes what changed, if anything did; whether it did. */
  write(
    upsert: (rules: readonly R[]) => Promise<void>,
    remove: (rules: readonly R[]) => Promise<void>,
  ): Promise<boolean>;
}

/** `same` compares a stored rule with the new one of its scope. */
export function openRules<R>(
  stored: readonly R[],
  keyOf: (rule: R) => string,
  same: (a: R, b: R) => boolean,
): RuleSet<R> {
  const before = new Map(stored.map((rule) => [keyOf(rule), rule]));
  const after = new Map<string, R | null>();
  const current = (key: string) => (after.has(key) ? after.get(key)! : (before.get(key) ?? null));
  return {
    put(key, rule, remove) {
      const known = current(key);
      if (remove) {
        if (!known) return 'unchanged';
        after.set(key, null);
        return 'removed';
      }
      if (known && same(known, rule)) return 'unchanged';
      after.set(key, rule);
      return known ? 'changed' : 'created';
    },
    async write(upsert, remove) {
      const kept: R[] = [];
      const gone: R[] = [];
      for (const [key, rule] of after) {
        const known = before.get(key);
        if (rule === null) {
          if (known) gone.push(known);
        } else if (!known || !same(known, rule)) kept.push(rule);
      }
      if (kept.length + gone.length === 0) return false;
      await remove(gone);
      await upsert(kept);
      return true;
    },
  };
}
