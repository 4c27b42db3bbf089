// What the drawing libraries that bring no types export, as far as it is used here. Types only.
declare module 'bpmn-js-properties-panel' {
  import type { ModuleDeclaration } from 'didi';
  export const BpmnPropertiesPanelModule: ModuleDeclaration;
  export const BpmnPropertiesProviderModule: ModuleDeclaration;
  export const ZeebePropertiesProviderModule: ModuleDeclaration;
  export const ZeebeTooltipProvider: unknown;
}

declare module 'bpmn-js-element-templates' {
  import type { ModuleDeclaration } from 'didi';
  export const CloudElementTemplatesPropertiesProviderModule: ModuleDeclaration;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  import type { ModuleDeclaration } from 'didi';

  const behaviours: ModuleDeclaration;
  export default behaviours;
}

declare module 'bpmn-js-differ' {
  interface Changed {
    model: { id: string; $type: string; name?: string };
    attrs: Record<string, { oldValue?: unknown; newValue?: unknown }>;
  }
  type Element = { id: string; $type: string; name?: string };
  export function diff(
    before: unknown,
    after: unknown,
  ): {
    _added: Record<string, Element>;
    _removed: Record<string, Element>;
    _changed: Record<string, Changed>;
    _layoutChanged: Record<string, Element>;
  };
}

declare module '@bpmn-io/feel-editor' {
  export interface FeelVariable {
    name: string;
    info?: string;
    detail?: string;
    type?: string;
    entries?: FeelVariable[];
  }
  export default class FeelEditor {
    constructor(options: {
      container: HTMLElement;
      value?: string;
      variables?: FeelVariable[];
      dialect?: 'expression' | 'unaryTests';
      onChange?: (value: string) => void;
      contentAttributes?: Record<string, string>;
      placeholder?: string;
    });
    setValue(value: string): void;
    setVariables(variables: FeelVariable[]): void;
    focus(): void;
  }
}
