// The single place for the nouns of compiled decisions. Plain JSON. It must not hold any logic.

export type HitPolicy = 'U' | 'A' | 'P' | 'F' | 'R' | 'O' | 'C' | 'C+' | 'C<' | 'C>' | 'C#';

export type DecisionInput = { label: string; expression: string };
export type DecisionOutput = { name: string; label: string; values: string[]; fallback?: string };
export type DecisionRule = { id: string; tests: string[]; results: string[] };

export type DecisionTable = {
  kind: 'table';
  hitPolicy: HitPolicy;
  inputs: DecisionInput[];
  outputs: DecisionOutput[];
  rules: DecisionRule[];
};

export type DecisionLogic = DecisionTable | { kind: 'literal'; expression: string };

export type CompiledDecision = {
  id: string;
  name: string;
  /** Name under which the result is visible to the decisions that require it. */
  variable: string;
  requires: string[];
  logic: DecisionLogic;
};

/** All decisions of one file by id. */
export type CompiledDecisions = { id: string; name: string; decisions: { [id: string]: CompiledDecision } };
