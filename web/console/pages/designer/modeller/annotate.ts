// Classes and small notes on drawn elements, by layer: problems, the path of a trial, differences. Nothing of it is in the model.
import type { Drawing } from './drawing.ts';
import type { Services } from './services.ts';

export function createAnnotations(
  get: <N extends 'canvas' | 'elementRegistry' | 'overlays'>(name: N) => Services[N],
): Pick<Drawing, 'mark' | 'note'> {
  const marked = new Map<string, ReadonlyMap<string, string>>();
  return {
    mark(layer, classes) {
      const canvas = get('canvas');
      const registry = get('elementRegistry');
      for (const [id, name] of marked.get(layer) ?? []) if (registry.get(id)) canvas.removeMarker(id, name);
      const there = new Map([...classes].filter(([id]) => registry.get(id)));
      for (const [id, name] of there) canvas.addMarker(id, name);
      marked.set(layer, there);
    },
    note(layer, notes) {
      const overlays = get('overlays');
      overlays.remove({ type: layer });
      for (const { id, text, tone, title } of notes) {
        const shape = get('elementRegistry').get(id);
        if (!shape || shape.waypoints) continue;
        const html = document.createElement('div');
        html.className = `drawing-note is-${tone}`;
        html.textContent = text;
        if (title !== undefined) html.title = title;
        overlays.add(id, layer, { position: positionOf(layer), html });
      }
    },
  };
}

/** Problems stand at the upper left corner, times below. */
const positionOf = (layer: string): Record<string, number> =>
  layer === 'problems' ? { top: -10, left: -10 } : { bottom: -4, left: 0 };
