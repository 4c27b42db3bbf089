// Keeps a few files of brought-in logs attached, the ones asked last; the others are closed and attached again when somebody asks.
import type { AttachedFile } from './duckdb-files.ts';

export interface OpenFiles {
  /** Does `work` with the file of a log, attached; what it lends is given back before the file is detached. */
  withFile<T>(id: string, work: (file: AttachedFile) => Promise<T>): Promise<T>;
  /** Detaches a file, if it is attached. */
  letGo(id: string): Promise<void>;
  close(): Promise<void>;
}

export function createOpenFiles(attach: (id: string) => Promise<AttachedFile>, most: number): OpenFiles {
  const opened = new Map<string, Promise<AttachedFile>>();
  const closing = new Map<string, Promise<void>>();

  async function attachAfterClosing(id: string): Promise<AttachedFile> {
    await closing.get(id);
    return attach(id);
  }

  async function letGo(id: string): Promise<void> {
    const known = opened.get(id);
    opened.delete(id);
    if (!known) return;
    const gone = known.then(
      (file) => file.detach(),
      () => {},
    );
    closing.set(id, gone);
    await gone;
    if (closing.get(id) === gone) closing.delete(id);
  }

  /** Attached, and the last one to be closed. */
  function attachLast(id: string): Promise<AttachedFile> {
    const known = opened.get(id) ?? attachAfterClosing(id);
    opened.delete(id);
    opened.set(id, known);
    known.catch(() => {
      if (opened.get(id) === known) opened.delete(id);
    });
    return known;
  }

  return {
    letGo,
    async withFile(id, work) {
      for (;;) {
        const file = await attachLast(id);
        for (const oldest of [...opened.keys()].slice(0, Math.max(0, opened.size - most)))
          void letGo(oldest).catch(() => {});
        // Looked at and used without a break between; one that was closed while it was waited for is attached once more.
        if (!file.isDetached()) return work(file);
      }
    },
    async close() {
      await Promise.all([...opened.keys()].map(letGo));
    },
  };
}
