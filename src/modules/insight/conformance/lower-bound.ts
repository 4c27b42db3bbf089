// The single place for the lower bound that guides the search for optimal alignments: the linear relaxation of the marking equation of the
// synchronous product (Adriansyah 2014; van Dongen, "Efficiently computing alignments", 2018). Order of events is not seen by that equation, so
// events are counted by label. The basis stays dual feasible whatever the marking is: every call starts from the last one (dual simplex).
import type { ReplayNet, Tokens } from './replay-net.ts';

export interface Bound {
  /** No alignment from here costs less; Infinity: the end cannot be reached. */
  readonly cost: number;
  /** How often each column is used in the solution, rounded down; null where the solver gave up early (the cost still holds). */
  readonly uses: Uint8Array | null;
}

export interface BoundSolver {
  /** `remaining`: events left by label. */
  solve(tokens: Tokens, remaining: ArrayLike<number>): Bound;
  /** Column of a model move. */
  modelColumn(transition: number): number;
  /** Column of a synchronous move (visible transitions). */
  syncColumn(transition: number): number;
  /** Column of a log move. */
  logColumn(label: number): number;
}

const EPSILON = 1e-7;
/** Numbers drift with pivots: after so many the basis is made anew. */
const PIVOTS_BEFORE_FRESH = 400;

/** `prefix`: the case may stop anywhere (Adriansyah's prefix alignments). */
export function createBoundSolver(net: ReplayNet, prefix: boolean): BoundSolver {
  const transitions = net.transitions.length;
  const labels = net.labels.length;
  const rows = net.places.length + labels;
  const syncOf = new Int32Array(transitions).fill(-1);
  let columns = transitions;
  for (const index of net.visible) {
    syncOf[index] = columns;
    columns += 1;
  }
  const firstLog = columns;
  columns += labels;
  const leaks = prefix ? net.places.map((_, place) => place) : [...net.resetPlaces];
  const firstLeak = columns;
  columns += leaks.length;

  const costs = new Float64Array(columns);
  for (const index of net.visible) costs[index] = 1;
  costs.fill(1, firstLog, firstLeak);
  const matrix = new Float64Array(rows * columns);
  const add = (row: number, column: number, value: number): void => {
    matrix[row * columns + column] = matrix[row * columns + column]! + value;
  };
  net.transitions.forEach((transition, index) => {
    const its = syncOf[index]! < 0 ? [index] : [index, syncOf[index]!];
    for (const column of its) {
      for (const [i, place] of transition.takes.entries()) add(place, column, -transition.takeWeights[i]!);
      for (const [i, place] of transition.gives.entries()) add(place, column, transition.giveWeights[i]!);
    }
    if (transition.label >= 0) add(net.places.length + transition.label, syncOf[index]!, 1);
  });
  for (let label = 0; label < labels; label += 1) add(net.places.length + label, firstLog + label, 1);
  for (const [i, place] of leaks.entries()) add(place, firstLeak + i, -1);

  const simplex = createDualSimplex(matrix, costs, rows, columns);
  const right = new Float64Array(rows);
  return {
    solve(tokens, remaining) {
      for (let place = 0; place < net.places.length; place += 1)
        right[place] = (prefix ? 0 : net.final[place]!) - tokens[place]!;
      for (let label = 0; label < labels; label += 1) right[net.places.length + label] = remaining[label]!;
      return simplex.solve(right);
    },
    modelColumn: (transition) => transition,
    syncColumn: (transition) => syncOf[transition]!,
    logColumn: (label) => firstLog + label,
  };
}

/** min costs·x, matrix·x = right, x >= 0, costs >= 0; a dense tableau that keeps its basis between calls. */
function createDualSimplex(matrix: Float64Array, costs: Float64Array, rows: number, columns: number) {
  // Columns of the tableau: the variables, then the inverse of the basis.
  const width = columns + rows;
  const tableau = new Float64Array(rows * width);
  const reduced = new Float64Array(width);
  /** Variable of each row; -1: the row's artificial variable, which must be zero. */
  const basis = new Int32Array(rows);
  const values = new Float64Array(rows);
  let pivots = 0;

  const startAnew = (): void => {
    tableau.fill(0);
    for (let row = 0; row < rows; row += 1) {
      tableau.set(matrix.subarray(row * columns, (row + 1) * columns), row * width);
      tableau[row * width + columns + row] = 1;
    }
    reduced.fill(0);
    reduced.set(costs);
    basis.fill(-1);
    pivots = 0;
  };
  startAnew();

  const pivot = (row: number, column: number): void => {
    const at = row * width;
    const scale = 1 / tableau[at + column]!;
    for (let i = 0; i < width; i += 1) tableau[at + i] = tableau[at + i]! * scale;
    values[row] = values[row]! * scale;
    for (let other = 0; other < rows; other += 1) {
      if (other === row) continue;
      const factor = tableau[other * width + column]!;
      if (factor === 0) continue;
      const to = other * width;
      for (let i = 0; i < width; i += 1) tableau[to + i] = tableau[to + i]! - factor * tableau[at + i]!;
      values[other] = values[other]! - factor * values[row]!;
    }
    const price = reduced[column]!;
    if (price !== 0) for (let i = 0; i < width; i += 1) reduced[i] = reduced[i]! - price * tableau[at + i]!;
    basis[row] = column;
    pivots += 1;
  };

  /** The row that breaks its bounds most; -1: none. */
  const worstRow = (): number => {
    let worst = -1;
    let most = EPSILON;
    for (let row = 0; row < rows; row += 1) {
      const value = values[row]!;
      const breaks = basis[row]! < 0 ? Math.abs(value) : -value;
      if (breaks > most) {
        most = breaks;
        worst = row;
      }
    }
    return worst;
  };

  const enteringColumn = (row: number): number => {
    const sign = values[row]! > 0 ? 1 : -1;
    let best = -1;
    let least = Infinity;
    let bestSize = 0;
    for (let column = 0; column < columns; column += 1) {
      const size = tableau[row * width + column]! * sign;
      if (size <= EPSILON) continue;
      const ratio = Math.max(0, reduced[column]!) / size;
      if (ratio < least - 1e-12 || (ratio <= least + 1e-12 && size > bestSize)) {
        least = ratio;
        best = column;
        bestSize = size;
      }
    }
    return best;
  };

  const costOf = (): number => {
    let cost = 0;
    for (let row = 0; row < rows; row += 1) if (basis[row]! >= 0) cost += costs[basis[row]!]! * values[row]!;
    return Math.max(0, Math.ceil(cost - 1e-5));
  };

  /** Places of the right side that are not zero: few, and only they count. */
  const filled = new Int32Array(rows);
  const setValues = (right: Float64Array): void => {
    let count = 0;
    for (let i = 0; i < rows; i += 1) {
      if (right[i] === 0) continue;
      filled[count] = i;
      count += 1;
    }
    for (let row = 0; row < rows; row += 1) {
      let value = 0;
      const at = row * width + columns;
      for (let n = 0; n < count; n += 1) value += tableau[at + filled[n]!]! * right[filled[n]!]!;
      values[row] = Math.abs(value) < 1e-11 ? 0 : value;
    }
  };

  return {
    solve(right: Float64Array): Bound {
      if (pivots > PIVOTS_BEFORE_FRESH) startAnew();
      const isFresh = pivots === 0;
      setValues(right);
      for (let round = 0; round < 4 * rows; round += 1) {
        const row = worstRow();
        if (row < 0) return { cost: costOf(), uses: usesOf() };
        const column = enteringColumn(row);
        if (column < 0) {
          if (isFresh) return { cost: Infinity, uses: null };
          // Never on the word of a basis that may have drifted.
          startAnew();
          return this.solve(right);
        }
        pivot(row, column);
      }
      // The basis is dual feasible at every step, so its cost is a bound even before it is the solution.
      const bound = { cost: costOf(), uses: null };
      startAnew();
      return bound;
    },
  };

  function usesOf(): Uint8Array {
    const uses = new Uint8Array(columns);
    for (let row = 0; row < rows; row += 1)
      if (basis[row]! >= 0) uses[basis[row]!] = Math.min(255, Math.floor(values[row]! + 1e-6));
    return uses;
  }
}
