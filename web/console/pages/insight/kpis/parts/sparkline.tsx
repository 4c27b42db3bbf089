// A course over time as a small line without axes: the shape says enough, the figures stand beside it. Decoration for who cannot see it.

interface SparklineProps {
  /** In order; a gap where nothing is known. */
  values: readonly (number | null)[];
  /** Drawn as a dashed line, in the unit of the values. */
  target?: number | null;
}

const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 2;

/** The line of a course as one path; a gap begins it anew. */
export function drawLine(values: readonly (number | null)[], low: number, high: number): string {
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0;
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      return `${command}${(EDGE + index * step).toFixed(1)} ${yOf(value, low, high).toFixed(1)}`;
    })
    .join('');
}

function yOf(value: number, low: number, high: number): number {
  if (high === low) return HEIGHT / 2;
  return HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
}

export function Sparkline({ values, target = null }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const all = target === null ? known : [...known, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {target !== null && (
        <line
          x1="0"
          x2={WIDTH}
          y1={yOf(target, low, high)}
          y2={yOf(target, low, high)}
          className="sparkline-target"
        />
      )}
      <path d={drawLine(values, low, high)} className="sparkline-line" />
    </svg>
  );
}
