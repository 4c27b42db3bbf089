// The single place for the types of the untyped validator of element templates, as far as tests of this module call it.
declare module '@bpmn-io/element-templates-validator' {
  export function validateAllZeebe(templates: readonly object[]): {
    valid: boolean;
    results: { valid: boolean; errors: unknown; object: { id?: string } }[];
  };
}
