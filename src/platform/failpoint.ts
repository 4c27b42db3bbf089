// The single place where tests and the crash benchmark interrupt work between two steps. In production no point is set
// and a pass costs one comparison.

type Action = () => void | Promise<void>;
const points = new Map<string, Action>();

/** Sets what happens at a named point; returns a function that clears it. */
export function setFailpoint(name: string, action: Action): () => void {
  points.set(name, action);
  return () => points.delete(name);
}

/** Marks a named point. */
export function passFailpoint(name: string): void | Promise<void> {
  if (points.size > 0) return points.get(name)?.();
}
