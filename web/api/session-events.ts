// Tells whoever listens that the server no longer knows who is asking (whichever call found out), and that it knows again.

function createSignal() {
  const listeners = new Set<() => void>();
  return {
    on(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** How many were told. */
    tell(): number {
      for (const listener of [...listeners]) listener();
      return listeners.size;
    },
  };
}

const ended = createSignal();
const renewed = createSignal();

export const onSessionEnd = ended.on;
export const onSessionRenewed = renewed.on;
export const tellSessionRenewed = (): void => void renewed.tell();

/** True where somebody asks the person to sign in again, so that it is worth waiting for. */
export const tellSessionEnded = (): boolean => ended.tell() > 0;

export const untilSessionRenewed = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = renewed.on(() => {
      stop();
      resolve();
    });
  });
