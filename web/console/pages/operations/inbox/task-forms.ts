// Reads the variables that somebody types as JSON where a task or an incident asks for nothing in particular.

/** The object that JSON text holds; null when it holds none. */
export function readVariables(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
