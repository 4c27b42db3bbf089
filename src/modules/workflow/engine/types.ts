// The single place for the nouns of the workflow engine: the compiled process, the state of one running instance,
// what can happen to it and what it waits for. Everything here is plain JSON. It must not hold any logic.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Variables = { [name: string]: Json };

/** Text of a model attribute: '=order.total > 5' is FEEL, anything without the leading '=' is the text itself. */
export type Template = string;

/** One reason why a model cannot be deployed. `code` is stable, `message` is for people. */
export type Problem = {
  elementId: string;
  code: string;
  message: string;
  /** FEEL that does not parse: the text without '=' and the place in it. */
  expression?: string;
  from?: number;
  to?: number;
  /** Decision tables: row from 1, column by its label. */
  row?: number;
  column?: string;
};

export type NodeKind =
  | 'start'
  | 'end'
  | 'catch'
  | 'throw'
  | 'boundary'
  | 'command'
  | 'user'
  | 'receive'
  | 'script'
  | 'decision'
  | 'pass'
  | 'call'
  | 'subprocess'
  | 'eventSubprocess'
  | 'xor'
  | 'and'
  | 'or'
  | 'eventGateway';

export type TimerDefinition = { form: 'duration' | 'date' | 'cycle'; text: Template };

export type EventDefinition =
  | { type: 'timer'; timer: TimerDefinition }
  | { type: 'message'; name: string; correlationKey?: Template }
  | { type: 'error'; code?: string }
  | { type: 'escalation'; code?: string }
  | { type: 'conditional'; condition: Template }
  | { type: 'compensation'; activity?: number }
  | { type: 'link'; target?: number }
  | { type: 'terminate' };

export type Mapping = { source: Template; target: string };

export type MultiInstance = {
  sequential: boolean;
  collection: Template;
  element?: string;
  outputCollection?: string;
  outputElement?: Template;
  until?: Template;
};

export type Assignment = {
  assignee?: Template;
  candidateGroups?: Template;
  candidateUsers?: Template;
  dueDate?: Template;
  followUpDate?: Template;
  priority?: Template;
};

export type FormReference = { formId?: string; formKey?: string; externalReference?: string };

export type CompiledNode = {
  id: string;
  name: string;
  /** BPMN type without prefix, for people and drawings: 'ServiceTask', 'BoundaryEvent' … */
  type: string;
  kind: NodeKind;
  /** Index of the sub-process node this node is in; -1 for the process itself. */
  scope: number;
  /** Flow indexes. */
  in: number[];
  out: number[];
  defaultFlow?: number;
  event?: EventDefinition;
  interrupting?: boolean;
  /** Boundary events: the activity they are attached to. */
  attachedTo?: number;
  /** Activities: their boundary events, without compensation. */
  boundary?: number[];
  /** Activities: the node that undoes them. */
  undoneBy?: number;
  forCompensation?: boolean;
  /** Sub-processes: node index of their start event. */
  start?: number;
  /** Sub-processes: node indexes of the event sub-processes directly in them. */
  eventSubprocesses?: number[];
  command?: string;
  retries?: number;
  headers?: { [key: string]: string };
  inputs?: Mapping[];
  outputs?: Mapping[];
  multi?: MultiInstance;
  assignment?: Assignment;
  form?: FormReference;
  script?: { expression: Template; result: string };
  decision?: { id: Template; result: string };
  call?: { processId: Template; allToChild: boolean; allToParent: boolean };
  /** Inclusive joins: per incoming flow, the nodes from which a token can still arrive by it. */
  reach?: number[][];
  /** Event-based gateways: the events they wait for. */
  targets?: number[];
};

export type CompiledFlow = { id: string; name: string; from: number; to: number; condition?: Template };

export type ProcessStart = {
  nodeId: string;
  node: number;
  type: 'none' | 'message' | 'timer';
  messageName?: string;
  timer?: TimerDefinition;
};

export type CompiledProcess = {
  id: string;
  name: string;
  versionTag?: string;
  nodes: CompiledNode[];
  flows: CompiledFlow[];
  starts: ProcessStart[];
  /** Node indexes of event sub-processes directly in the process. */
  eventSubprocesses: number[];
  /** Message names a running instance can wait for; any other message is not kept for later. */
  messages: string[];
  hasConditions: boolean;
  hasInclusiveJoins: boolean;
  /** Names used outside the model, for checks at deployment. Only fixed names, not FEEL ones. */
  uses: { commands: string[]; decisions: string[]; processes: string[]; forms: string[] };
};

export type CompileResult = { ok: true; process: CompiledProcess } | { ok: false; problems: Problem[] };

/**
 * What a token does. Keys are short because one of these is stored for each live element of each order:
 * r ready command, u user task, m message, t timer, e event gateway, c condition, s open scope, b multi-instance
 * body, j join, k waits for compensation, p child process, x stands at an incident.
 */
export type TokenWork = 'r' | 'u' | 'm' | 't' | 'e' | 'c' | 's' | 'b' | 'j' | 'k' | 'p' | 'x';

/** A pending timer: node that fires, due instant (epoch ms), cycles left (-1 = endless), length of the cycle. */
export type PendingTimer = { n: number; at: number; left?: number; every?: string };

/** Progress of a multi-instance body: total, finished, still to start (sequential), collected output. */
export type MultiProgress = { total: number; done: number; items?: Json[]; out?: Json[] };

export type AssignedUsers = {
  assignee?: string;
  groups?: string[];
  users?: string[];
  due?: string;
  followUp?: string;
  priority?: number;
};

export type Token = {
  /** Token id, unique in the instance for ever. */
  i: number;
  /** Node index, -1 for the process scope. */
  n: number;
  /** Id of the scope (or multi-instance body) that contains it, -1 for the process scope. */
  p: number;
  w: TokenWork;
  /** Variables of this scope. */
  v?: Variables;
  /** Pending timers. */
  d?: PendingTimer[];
  /** Correlation keys by node index of the waiting event. */
  k?: { [node: string]: string };
  /** Conditional events whose condition was already true. */
  c?: number[];
  /** Joins: tokens arrived, by flow index. */
  a?: { [flow: string]: number };
  /** Multi-instance progress. */
  q?: MultiProgress;
  /** Inner instance of a multi-instance activity: its place in the collection. */
  l?: number;
  /** Users that may do it. */
  g?: AssignedUsers;
  /** 1: the scope was interrupted by an event sub-process, nothing else may interrupt it. */
  z?: 1;
  /** Called process id, when the model computes it. */
  pid?: string;
  /** Compensation handlers: id of the throwing event that waits for them. */
  h?: number;
};

export type BufferedMessage = { n: string; k?: string; v?: Variables; e: string };

/** What is done again when an incident is retried. */
export type IncidentStage = 'enter' | 'fire' | 'complete' | 'leave' | 'task' | 'condition' | 'join';

export type Incident = {
  id: number;
  tokenId: number;
  nodeId: string;
  code: string;
  message: string;
  at: number;
  stage: IncidentStage;
  /** What the token did before, to go back to it. */
  was?: TokenWork;
  details?: Json;
  /** Variables of a task that completed but could not be left. */
  pending?: Variables;
};

/** A completed activity that can be undone: node, scope token, and the scope's variables once that scope is gone. */
export type Undoable = { n: number; p: number; u?: number[]; v?: Variables };

export type InstanceStatus = 'active' | 'incident' | 'completed' | 'failed' | 'cancelled';

export type InstanceState = {
  status: InstanceStatus;
  /** Next token or incident id. */
  next: number;
  /** Every live element; the first is the process scope (id 0) with the process variables. */
  tokens: Token[];
  buffer?: BufferedMessage[];
  /** Keys of messages already taken, newest last, bounded. */
  seen?: string[];
  incidents?: Incident[];
  undo?: Undoable[];
  /** Error codes that the calling process catches ('*' any): an uncaught refusal with one of these fails this instance. */
  caught?: string[];
  /** Set when failed: the error code nobody caught. */
  failure?: { code: string; message: string };
};

export type Happening =
  | { type: 'message'; name: string; correlationKey?: string; variables?: Variables; eventKey: string }
  | { type: 'timerDue' }
  | { type: 'taskCompleted'; tokenId: number; variables?: Variables }
  | { type: 'taskRefused'; tokenId: number; code: string; message?: string; details?: Json }
  | { type: 'taskFailed'; tokenId: number; message: string; retriesLeft: number }
  | { type: 'userTaskCompleted'; tokenId: number; variables?: Variables }
  | { type: 'variablesChanged'; variables: Variables }
  /** Sets variables (if any) and does the failed thing again. */
  | { type: 'incidentRetried'; incidentId: number; variables?: Variables }
  /** Takes the failed activity as done with these variables and goes on behind it. */
  | { type: 'incidentResolved'; incidentId: number; variables?: Variables }
  | { type: 'cancelled' }
  | { type: 'childCompleted'; tokenId: number; variables?: Variables }
  | { type: 'childFailed'; tokenId: number; code: string; message?: string }
  | { type: 'childEscalated'; tokenId: number; code: string; variables?: Variables };

export type ActivityRecord = {
  nodeId: string;
  name: string;
  kind: 'entered' | 'completed' | 'terminated';
};

export type StepResult = {
  state: InstanceState;
  /** False: the happening changed nothing (token gone, message already taken, instance over …); `reason` says why. */
  applied: boolean;
  reason?: string;
  /** In the order in which it happened; gateways are left out. */
  activities: ActivityRecord[];
  /** Escalations that nobody here caught; a calling process may want them. */
  escalations?: { code: string; variables: Variables }[];
};

/** A decision to evaluate: returns its result or the reason why not. Never throws. */
export type DecisionOutcome = { ok: true; value: Json } | { ok: false; message: string };

export type Env = {
  /** Evaluates a deployed DMN decision by id; undefined when there is none. */
  decide?: (decisionId: string, variables: Variables) => DecisionOutcome | undefined;
};

export type StartOptions = {
  /** Id of a message or timer start event; the none start event otherwise. */
  startNodeId?: string;
  env?: Env;
  /** From Wait 'child': which error codes the caller catches. */
  caught?: string[];
};

export type Wait =
  | {
      type: 'command';
      tokenId: number;
      nodeId: string;
      name: string;
      command: string;
      input: Variables;
      headers: { [key: string]: string };
      retries: number;
    }
  | {
      type: 'user';
      tokenId: number;
      nodeId: string;
      name: string;
      candidateGroups: string[];
      candidateUsers: string[];
      assignee?: string;
      dueDate?: string;
      followUpDate?: string;
      priority?: number;
      form?: FormReference;
      input: Variables;
    }
  | { type: 'timer'; tokenId: number; nodeId: string; dueAt: string }
  | { type: 'message'; tokenId: number; nodeId: string; name: string; correlationKey?: string }
  | {
      type: 'child';
      tokenId: number;
      nodeId: string;
      processId: string;
      variables: Variables;
      caught: string[];
    };
