// The pure part of the figures on a drawing: which mark each element gets, in which tone.
import type { ElementFigures } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { formatShort } from '../../parts/short-time.ts';
import type { Figure } from '../conformance-search.ts';

export interface Mark {
  element: string;
  text: string;
  tone: 'done' | 'missing' | 'extra' | 'wait';
  /** Beside the mark of another kind on the same element. */
  place: 'left' | 'right';
}

/** Waits are toned by how long they are in relation to the longest: 0 to 3. */
export const stepOf = (wait: number, longest: number): 0 | 1 | 2 | 3 =>
  longest <= 0 ? 0 : (Math.min(3, Math.floor((4 * wait) / longest)) as 0 | 1 | 2 | 3);

export function marksOf(elements: readonly ElementFigures[], figure: Figure): Mark[] {
  return elements.flatMap(({ element, executions, missing, extra, meanWaitSeconds }): Mark[] => {
    if (figure === 'waits')
      return meanWaitSeconds === null
        ? []
        : [{ element, text: formatShort(meanWaitSeconds), tone: 'wait', place: 'right' }];
    if (figure === 'executions')
      return executions === 0
        ? []
        : [{ element, text: formatCount(executions), tone: 'done', place: 'right' }];
    const marks: Mark[] = [];
    if (missing > 0)
      marks.push({ element, text: `−${formatCount(missing)}`, tone: 'missing', place: 'left' });
    if (extra > 0) marks.push({ element, text: `+${formatCount(extra)}`, tone: 'extra', place: 'right' });
    return marks;
  });
}
