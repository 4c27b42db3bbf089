// The single place for what is simulated: the nodes of a process, and what was mined for them (times, ways, capacities, arrivals). All of it
// is plain JSON: it is mined where the log is, and run where there is time. No logic.

/**
 * `step`: an activity, or silent when `label` is null; `xor`: one way of several; `and`, `or`: several at once, and where they meet again;
 * `sub`: a part with a life of its own, entered at `start`.
 */
export type NodeKind = 'start' | 'end' | 'terminate' | 'step' | 'xor' | 'and' | 'or' | 'sub';

export interface SimNode {
  /** Id in the drawing; made up for nodes that a drawing only implies. */
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  /** Activity of the log. */
  readonly label: string | null;
  /** Silent steps: how long they take (timers). */
  readonly seconds: number;
  /** Indexes of the nodes behind it. */
  readonly out: readonly number[];
  /** Ways that lead to it; what a joining `and` waits for. */
  readonly incoming: number;
  /** Index of the `sub` that it is in; -1 for the process. */
  readonly scope: number;
  /** `sub`: where it begins. */
  readonly start?: number;
}

/** What can begin by itself while a scope is alive: event sub-processes, events at the border of a part. */
export interface Trigger {
  /** Index of the `sub`, -1 for the process. */
  readonly scope: number;
  readonly node: number;
  readonly interrupting: boolean;
  /** At the border of a part: what follows lies outside of it. */
  readonly leaves: boolean;
  readonly label: string | null;
  /** A timer's; null: it comes as the log says. */
  readonly seconds: number | null;
}

export interface SimModel {
  readonly name: string;
  readonly nodes: readonly SimNode[];
  readonly start: number;
  readonly triggers: readonly Trigger[];
  /** What of the drawing is not simulated, as codes with the element. */
  readonly leftOut: readonly { readonly element: string; readonly why: LeftOut }[];
}

export type LeftOut = 'not-in-log' | 'non-interrupting' | 'once' | 'compensation' | 'called-process';

/** Values at even steps of the distribution, sorted; drawn between neighbours. Seconds. */
export type Distribution = readonly number[];

export interface StepTimes {
  /** From what came before to this, whatever came before. */
  readonly any: Distribution;
  /** By the label that came before, where there are enough. */
  readonly after: Readonly<Record<string, Distribution>>;
}

/** People who do the same activities. */
export interface Pool {
  readonly name: string;
  readonly labels: readonly string[];
  readonly people: number;
  /** How many are at work, by hour of the week (0: Monday midnight). */
  readonly capacity: readonly number[];
  /** Working time of one item, by label. */
  readonly service: Readonly<Record<string, Distribution>>;
}

export interface Fitted {
  readonly model: SimModel;
  /** By label. */
  readonly times: Readonly<Record<string, StepTimes>>;
  /** By node id: probabilities of its ways, in the order of `out`. */
  readonly ways: Readonly<Record<string, readonly number[]>>;
  /** By trigger: how likely it comes, and when, counted from the beginning of the case. */
  readonly triggers: readonly { readonly share: number; readonly offset: Distribution }[];
  /** Only what is known to queue; the other activities take the time that they took. */
  readonly pools: readonly Pool[];
  /** New cases in an average hour, by hour of the week. */
  readonly arrivals: readonly number[];
  /** The weeks of the log, as factors of the average week. */
  readonly season: readonly number[];
  /** Ways that no case shows: they are taken as equally likely. */
  readonly guessed: readonly string[];
}
