// What the pages know of the drawing surface: nothing of the library behind it.
import type { Vocabulary } from '../../../../api/designer.ts';

export interface ElementHead {
  id: string;
  /** `serviceTask`, `exclusiveGateway`. */
  type: string;
  name: string;
}

export interface Template {
  id: string;
  name: string;
  description: string;
  category: string;
}

export interface Drawing {
  xml(): Promise<string>;
  load(xml: string): Promise<void>;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  fit(): void;
  zoom(factor: number): void;
  /** Selects an element and brings it into view; false where there is none. */
  show(id: string): boolean;
  element(id: string): ElementHead | null;
  selected(): ElementHead | null;
  /** Sequence flows by id with the elements that they join. */
  flows(): ReadonlyMap<string, { from: string; to: string }>;
  /** Puts a class on elements until the next time; the same `layer` is replaced. */
  mark(layer: string, classes: ReadonlyMap<string, string>): void;
  /** Small notes at elements; the same `layer` is replaced. */
  note(layer: string, notes: readonly { id: string; text: string; tone: string; title?: string }[]): void;
  setVocabulary(words: Vocabulary): void;
  setTemplates(templates: readonly Record<string, unknown>[]): void;
  templates(): Template[];
  /** Whether the template can be put on the selected element. */
  fits(templateId: string): boolean;
  /** Puts the template on the selected element, or appends a new one behind it. */
  applyTemplate(templateId: string): void;
  append(what: { template: string } | { type: string; event?: string }): void;
  destroy(): void;
}

export interface DrawingNews {
  onChange: () => void;
  onSelect: (selected: ElementHead | null) => void;
  /** Somebody asks for a template for the selected element. */
  onChoose: () => void;
}
