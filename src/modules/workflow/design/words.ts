// The single place for what the rest of the program tells the designer: which events an order can have, what its process knows
// from the start. Workflow itself knows no domain; main.ts hands these in.

export interface EventWord {
  /** `module.pastTense`. */
  readonly type: string;
  readonly summary: string;
}

export interface VariableWord {
  readonly name: string;
  /** Type of JSON: text, number, boolean, instant. */
  readonly type: string;
  readonly description: string;
  readonly example: string | number | boolean | null;
}

export interface ProcessWords {
  readonly events: readonly EventWord[];
  /** Variables that a process has when its order is placed. */
  readonly variables: readonly VariableWord[];
  /** Attribute by which a message with a correlation key is matched, by event type. */
  readonly correlation: Readonly<Record<string, string>>;
}

export const NO_WORDS: ProcessWords = { events: [], variables: [], correlation: {} };
