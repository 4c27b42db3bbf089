// The single place for asking the outside world within a time: who does not answer has neither said yes nor no.

/** The answer, or null when none came in `timeoutMs`: nobody knows then whether it happened. Late failures are dropped. */
export async function askInTime<T>(
  timeoutMs: number,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      // First: whoever ends its call at once by failing must not win.
      resolve(null);
      controller.abort();
    }, timeoutMs);
  });
  const asked = ask(controller.signal);
  // Lost the race: its failure is nobody's any more.
  asked.catch(() => {});
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
