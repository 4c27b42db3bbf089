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
  interface Definitions {
    rootElements?: unknown[];
  }
  export function diff(before: Definitions, after: Definitions): { _layoutChanged: Record<string, unknown> };
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(extensions: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: { rootElements?: unknown[] } }>;
  }
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
