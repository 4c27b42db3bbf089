// The single place that reads moddle elements: typed access to properties, lists, bodies and zeebe extensions.
// It must not judge what it reads.

/** A parsed XML element: its BPMN type ('bpmn:UserTask') and its properties by name. */
export type Element = { $type: string; [property: string]: unknown };

export function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string'
  );
}

export function child(element: Element | undefined, property: string): Element | undefined {
  const value = element?.[property];
  return isElement(value) ? value : undefined;
}

export function list(element: Element | undefined, property: string): Element[] {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** A text attribute, trimmed; undefined when absent or empty. */
export function text(element: Element | undefined, property: string): string | undefined {
  const value = element?.[property];
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

export function flag(element: Element | undefined, property: string, otherwise: boolean): boolean {
  const value = element?.[property];
  return typeof value === 'boolean' ? value : otherwise;
}

export function idOf(element: Element | undefined): string {
  return text(element, 'id') ?? '';
}

/** 'bpmn:UserTask' -> 'UserTask'. */
export function typeOf(element: Element): string {
  return element.$type.slice(element.$type.indexOf(':') + 1);
}

/** The zeebe extension of this type ('IoMapping'), if any. */
export function extension(element: Element, type: string): Element | undefined {
  return extensions(element).find((entry) => entry.$type === `zeebe:${type}`);
}

export function extensions(element: Element): Element[] {
  return list(child(element, 'extensionElements'), 'values');
}
