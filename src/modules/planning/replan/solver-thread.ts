// Runs in a thread of its own, because the solver stops everything else while it thinks: takes linear programs, answers each
// with the best values found. Started and ended by solver.ts alone.
import { parentPort } from 'node:worker_threads';
import highsModule, { type Highs } from 'highs';
import type { LinearProgram, Solved, SolveRequest } from './linear-program.ts';

// Its types describe the CommonJS build; what Node loads here is the ES module, whose default is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const loading = loadHighs();

parentPort!.on('message', async (request: SolveRequest) => {
  try {
    parentPort!.postMessage(solve(await loading, request));
  } catch (error) {
    parentPort!.postMessage({ failure: String(error) });
  }
});

function solve(highs: Highs, { program, start, timeLimitSeconds }: SolveRequest): Solved {
  return highs.withModel(toModel(program, highs.infinity), (model): Solved => {
    model.options.set({
      output_flag: false,
      time_limit: timeLimitSeconds,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-4,
      random_seed: 1,
    });
    model.setSolution({ colValue: start });
    model.run();
    const status = model.getModelStatus();
    const { optimal, timeLimit } = highs.constants.modelStatus;
    const isProven = status === optimal;
    const hasPlan = isProven || (status === timeLimit && model.info.get('primal_solution_status') === 2);
    const bound = Number(model.info.get('mip_dual_bound'));
    return {
      values: hasPlan ? Float64Array.from(model.getSolution().colValue) : null,
      bound: Number.isFinite(bound) ? bound : Number.NEGATIVE_INFINITY,
      isProven,
    };
  });
}

function toModel(program: LinearProgram, infinity: number) {
  const numCols = program.cost.length;
  const numRows = program.rowLower.length;
  const finite = (value: number) =>
    value === Number.POSITIVE_INFINITY ? infinity : value === Number.NEGATIVE_INFINITY ? -infinity : value;
  return {
    numCols,
    numRows,
    colCost: program.cost,
    colLower: new Float64Array(numCols),
    colUpper: program.upper.map(finite),
    rowLower: program.rowLower.map(finite),
    rowUpper: program.rowUpper.map(finite),
    integrality: program.isWhole,
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
  };
}
