// Waits in a journey for what comes by itself, such as the work of a background process; says what never came.
const PATIENCE_MS = 90_000;

/** Asks again until something is found. */
export async function until<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`it never came: ${what}`);
}
