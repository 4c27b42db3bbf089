// The modeller's services as far as they are used here. Types only.

import type { Box } from './place-pad.ts';

export interface BusinessObject {
  id: string;
  name?: string;
  $type: string;
  $instanceOf(type: string): boolean;
}

export interface Shape {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  waypoints?: { x: number; y: number }[];
  businessObject?: BusinessObject;
  isImplicit?: boolean;
  source?: Shape;
  target?: Shape;
}

interface ElementTemplate {
  id: string;
  name: string;
  description?: string;
  category?: { name: string };
}

export interface Services {
  eventBus: {
    on(event: string, listener: (event: never) => void): void;
    fire(event: string): void;
  };
  canvas: {
    zoom(factor?: number | 'fit-viewport', centre?: 'auto'): number;
    viewbox(box?: Box): Box & { inner: Box; outer: { width: number; height: number }; scale: number };
    resized(): void;
    scrollToElement(element: Shape, padding: number): void;
    getRootElement(): Shape;
    addMarker(id: string, marker: string): void;
    removeMarker(id: string, marker: string): void;
    getContainer(): HTMLElement;
  };
  /** Where the pad is put, in pixels of the canvas. */
  contextPad: { _getPosition(target: Shape | Shape[]): { left: number; top: number } };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  elementRegistry: { get(id: string): Shape | undefined; getAll(): Shape[] };
  selection: { get(): Shape[]; select(element: Shape): void };
  overlays: {
    add(id: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
    remove(filter: { type: string }): void;
  };
  elementTemplatesLoader: { setTemplates(templates: readonly unknown[]): void };
  elementTemplates: {
    getLatest(of?: string | Shape): ElementTemplate[];
    applyTemplate(element: Shape, template: ElementTemplate): void;
    createElement(template: ElementTemplate): Shape;
  };
  elementFactory: { createShape(attributes: Record<string, unknown>): Shape };
  autoPlace: { append(source: Shape, shape: Shape): void };
  modeling: { createShape(shape: Shape, at: { x: number; y: number }, parent: Shape): void };
}
