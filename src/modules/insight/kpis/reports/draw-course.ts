// Draws the course of a figure as a small SVG, on the server and without a library: points with a line, the period before in grey. Pure.

export interface CoursePoint {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly value: number | null;
}

const WIDTH = 280;
const HEIGHT = 56;
const PAD = 4;

/** `label` is what a screen reader says instead. Days without anything to count are gaps. */
export function drawCourse(points: readonly CoursePoint[], label: string): string {
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (known.length === 0) return '';
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = (index: number) => place(index, 0, Math.max(1, points.length - 1), WIDTH);
  // A figure that never moves runs through the middle.
  const y = (value: number) => HEIGHT - (high === low ? HEIGHT / 2 : place(value, low, high, HEIGHT));
  let line = '';
  let isDrawing = false;
  const dots: string[] = [];
  points.forEach(({ value }, index) => {
    if (value === null) {
      isDrawing = false;
      return;
    }
    const at = `${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    line += `${isDrawing ? 'L' : 'M'}${at} `;
    isDrawing = true;
    const [cx, cy] = at.split(' ');
    if (index === points.length - 1 || points.length < 32)
      dots.push(`<circle cx="${cx}" cy="${cy}" r="1.8" fill="#1c5d99"/>`);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}"><path d="${line.trim()}" fill="none" stroke="#1c5d99" stroke-width="1.5"/>${dots.join('')}</svg>`;
}

const place = (value: number, low: number, high: number, room: number) =>
  PAD + ((value - low) / (high - low)) * (room - 2 * PAD);
