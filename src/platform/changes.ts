// The single place that compares two versions of a record by content, so that what did not change is not written.

/** Names of the fields of `after` that differ in `before`; objects by content, whatever the order of their keys. */
export function findChanges<T extends object>(before: T, after: T): string[] {
  return Object.keys(after).filter((key) => {
    const name = key as keyof T;
    return before[name] !== after[name] && canonical(before[name]) !== canonical(after[name]);
  });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
