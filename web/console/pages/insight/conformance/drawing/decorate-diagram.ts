// Puts the figures on an opened diagram as small marks above its elements, and colours elements that deviate or never happened.
import type { ElementFigures } from '../../../../../api/conformance.ts';
import type { Diagram } from '../../../../../ui/bpmn-viewer.ts';
import type { Figure } from '../conformance-search.ts';
import { marksOf, stepOf } from './figure-marks.ts';

/** Gives back what takes it all off again. */
export function decorateDiagram(
  diagram: Diagram,
  elements: readonly ElementFigures[],
  figure: Figure,
): () => void {
  const { registry, canvas, overlays } = diagram;
  const marked: [string, string][] = [];
  const mark = (id: string, marker: string) => {
    if (!registry.get(id)) return;
    canvas.addMarker(id, marker);
    marked.push([id, marker]);
  };
  const longest = Math.max(0, ...elements.map((each) => each.meanWaitSeconds ?? 0));
  for (const each of elements) {
    if (figure === 'waits' && each.meanWaitSeconds !== null)
      mark(each.element, `wait-${stepOf(each.meanWaitSeconds, longest)}`);
    if (figure === 'executions') mark(each.element, each.executions > 0 ? 'has-happened' : 'never-happened');
    if (figure === 'deviations' && each.missing > 0) mark(each.element, 'has-missing');
    else if (figure === 'deviations' && each.extra > 0) mark(each.element, 'has-extra');
  }
  for (const { element, text, tone, place } of marksOf(elements, figure)) {
    if (!registry.get(element)) continue;
    const html = document.createElement('div');
    html.className = `figure-mark is-${tone}`;
    html.textContent = text;
    overlays.add(element, 'figure', {
      position: place === 'left' ? { top: -14, left: -6 } : { top: -14, right: 22 },
      html,
    });
  }
  return () => {
    try {
      for (const [id, marker] of marked) canvas.removeMarker(id, marker);
      overlays.remove({ type: 'figure' });
    } catch {
      // The diagram is gone already, and its marks with it.
    }
  };
}
