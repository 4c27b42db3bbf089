// The single place that knows which names are time zones: those of the runtime's own data (IANA). It computes no time.

/** Whether `name` is an IANA time zone such as Europe/Berlin. */
export function isTimeZone(name: string | null): name is string {
  if (name === null) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
