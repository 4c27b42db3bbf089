// The single place for the types of the untyped moddle parsers, as far as this module reads them.
// It must not describe BPMN or DMN themselves: elements are read through `elements.ts`.

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(
      xml: string,
    ): Promise<{ rootElement: unknown; warnings: { message: string; element?: unknown }[] }>;
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(
      xml: string,
    ): Promise<{ rootElement: unknown; warnings: { message: string; element?: unknown }[] }>;
  }
}
