// Tells whoever listens that the server no longer knows who is asking, whichever call found out.

const listeners = new Set<() => void>();

export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellSessionEnded(): void {
  for (const listener of listeners) listener();
}
