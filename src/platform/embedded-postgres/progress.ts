// Shows that a long step of the database is still under way: a line after two seconds and every two seconds from there.
// It prints nothing for a step that is quick.

export type WriteLine = (line: string) => void;

/** Awaits the step; `describe` is asked anew for each line, so it can tell what the step is doing now. */
export async function showProgress<T>(log: WriteLine, describe: () => string, step: Promise<T>): Promise<T> {
  const startedMs = Date.now();
  const timer = setInterval(() => {
    log(`${describe()} ${Math.round((Date.now() - startedMs) / 1000)} s`);
  }, 2000);
  try {
    return await step;
  } finally {
    clearInterval(timer);
  }
}

export function sleepMs(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
