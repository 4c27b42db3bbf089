// A mixed-integer program in arrays, as it is handed to the solver's thread: variables from 0 up, rows between two bounds.
// Knows nothing of orders.

/** Rows packed one after the other: entries of row r are `starts[r]` to `starts[r + 1] - 1`. Minimised. */
export interface LinearProgram {
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  /** 1: takes whole values. */
  readonly isWhole: Int32Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface SolveRequest {
  readonly program: LinearProgram;
  /** A plan to start from. */
  readonly start: Float64Array;
  readonly timeLimitSeconds: number;
}

export interface Solved {
  /** null: no plan was found in time. */
  readonly values: Float64Array | null;
  /** No plan costs less. */
  readonly bound: number;
  readonly isProven: boolean;
}

export type Term = readonly [variable: number, factor: number];

export interface Program {
  /** Answers its number. */
  addVariable(cost: number, upper: number, isWhole: boolean): number;
  addRow(lower: number, upper: number, terms: readonly Term[]): void;
  variables(): number;
  close(): LinearProgram;
}

export function createProgram(): Program {
  const cost: number[] = [];
  const upper: number[] = [];
  const whole: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  return {
    addVariable(price, most, isWhole) {
      upper.push(most);
      whole.push(isWhole ? 1 : 0);
      return cost.push(price) - 1;
    },
    addRow(lower, most, terms) {
      for (const [variable, factor] of terms) {
        indices.push(variable);
        values.push(factor);
      }
      starts.push(indices.length);
      rowLower.push(lower);
      rowUpper.push(most);
    },
    variables: () => cost.length,
    close: () => ({
      cost: Float64Array.from(cost),
      upper: Float64Array.from(upper),
      isWhole: Int32Array.from(whole),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    }),
  };
}
