// The single place for the shapes that mining answers with, shared by its operations, its routes and the pages. Times are seconds, instants
// are ISO texts, shares are 0 to 1. It computes nothing.
import Type, { type Static } from 'typebox';

export const Count = Type.Integer({ minimum: 0 });
export const Share = Type.Number({ minimum: 0, maximum: 1 });
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const InstantText = Type.String({ format: 'date-time' });

/** What was looked at, and what was not. */
export const LogSummary = Type.Object({
  dataset: Type.String(),
  notion: Type.String(),
  cases: Count,
  events: Count,
  ofCases: Type.Integer({ minimum: 0, description: 'Cases of the whole log' }),
  ofEvents: Count,
  /** When the log was read; for the live log at most some seconds ago. */
  asOf: nullable(InstantText),
  from: nullable(InstantText),
  to: nullable(InstantText),
  leftOut: Type.Object({
    activities: Type.Array(Type.String(), {
      description: 'What is left out unless everything=true: notifications.*',
    }),
    events: Type.Integer({ minimum: 0, description: 'Events of the whole log that these patterns took out' }),
  }),
  timeless: Type.Integer({ minimum: 0, description: 'Events without a time; they count in no duration' }),
});
export type LogSummary = Static<typeof LogSummary>;

/** Seconds; null where no two events with a time lie there. */
export const Times = Type.Object({
  count: Count,
  mean: Type.Number(),
  median: Type.Number(),
  p90: Type.Number(),
  p95: Type.Number(),
  min: Type.Number(),
  max: Type.Number(),
  total: Type.Number(),
});
export type Times = Static<typeof Times>;
export const MaybeTimes = nullable(Times);

export const MapNode = Type.Object({
  activity: Type.String(),
  events: Count,
  cases: Count,
  starts: Type.Integer({ minimum: 0, description: 'Cases that start here' }),
  ends: Type.Integer({ minimum: 0, description: 'Cases that end here' }),
  fromStart: Type.Boolean({ description: 'The path from the start to it is drawn at this slider' }),
  toEnd: Type.Boolean({ description: 'The path from it to the end is drawn at this slider' }),
  waiting: MaybeTimes,
});

export const MapEdge = Type.Object({
  from: Type.String(),
  to: Type.String(),
  events: Type.Integer({ minimum: 0, description: 'How often it was gone' }),
  cases: Type.Integer({ minimum: 0, description: 'Cases that went it at least once' }),
  times: MaybeTimes,
});

export const MapView = Type.Object({
  log: LogSummary,
  activities: Type.Object({ all: Count, shown: Count }),
  paths: Type.Object({ all: Count, shown: Count }),
  nodes: Type.Array(MapNode, { description: 'waiting: time since the event before, in the same case' }),
  edges: Type.Array(MapEdge),
  seconds: MaybeTimes,
  quantileError: Type.Number({ description: 'Quantiles are wrong by this share at most; 0: exact' }),
});
export type MapView = Static<typeof MapView>;

export const VariantView = Type.Object({
  id: Type.String(),
  rank: Type.Integer({ minimum: 1 }),
  activities: Type.Array(Type.String(), { description: 'The first 500 at most; `length` is the truth' }),
  length: Count,
  cases: Count,
  share: Share,
  cumulative: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'Share of the cases of this and all above',
  }),
  seconds: MaybeTimes,
});
export type VariantView = Static<typeof VariantView>;

export const VariantsView = Type.Object({
  log: LogSummary,
  variants: Count,
  once: Type.Integer({ minimum: 0, description: 'Variants that only one case has' }),
  items: Type.Array(VariantView),
  next: nullable(Type.String()),
});

export const CaseView = Type.Object({
  no: Type.Integer({ minimum: 0 }),
  id: Type.String({ description: 'Id of the object, of an order for example' }),
  events: Count,
  from: nullable(InstantText),
  to: nullable(InstantText),
  seconds: nullable(Type.Number()),
  variant: Type.String(),
  start: Type.String(),
  end: Type.String(),
});
export type CaseView = Static<typeof CaseView>;

export const CasesView = Type.Object({
  log: LogSummary,
  items: Type.Array(CaseView),
  next: nullable(Type.String()),
});

export const VariantCasesView = Type.Object({
  log: LogSummary,
  variant: VariantView,
  steps: Type.Array(
    Type.Object(
      { activity: Type.String(), waiting: MaybeTimes },
      { description: 'waiting: since the step before' },
    ),
  ),
  items: Type.Array(CaseView),
  next: nullable(Type.String()),
});

export const CaseDetail = Type.Object({
  case: CaseView,
  attributes: Type.Array(
    Type.Object({
      name: Type.String(),
      value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
    }),
  ),
  events: Type.Array(
    Type.Object({
      activity: Type.String(),
      at: nullable(InstantText),
      resource: nullable(Type.String()),
      waiting: nullable(Type.Number()),
    }),
  ),
});

export const ObjectMapView = Type.Object({
  dataset: Type.String(),
  asOf: nullable(InstantText),
  quantileError: Type.Number(),
  leftOut: Type.Object({ activities: Type.Array(Type.String()), events: Count }),
  types: Type.Array(
    Type.Object({
      type: Type.String(),
      objects: Count,
      events: Type.Integer({ minimum: 0, description: 'Events with at least one object of the type' }),
      flattened: Type.Integer({
        minimum: 0,
        description: 'Events after flattening: one for each object of an event',
      }),
      variants: Count,
      seconds: MaybeTimes,
    }),
  ),
  nodes: Type.Array(
    Type.Object({
      activity: Type.String(),
      events: Count,
      objects: Type.Array(
        Type.Object({ type: Type.String(), objects: Count, events: Count, starts: Count, ends: Count }),
      ),
    }),
  ),
  edges: Type.Array(
    Type.Object({
      type: Type.String(),
      from: Type.String(),
      to: Type.String(),
      events: Count,
      objects: Count,
      times: MaybeTimes,
    }),
  ),
  variants: Type.Array(
    Type.Object({
      type: Type.String(),
      items: Type.Array(VariantView, { description: 'The first ten of the type' }),
    }),
  ),
});
export type ObjectMapView = Static<typeof ObjectMapView>;

/** A process tree as a list: parents stand before their children, children in their order. */
export const TreeNodeView = Type.Object({
  id: Type.Integer({ minimum: 0 }),
  parent: nullable(Type.Integer({ minimum: 0 })),
  kind: Type.Enum(['sequence', 'choice', 'parallel', 'loop', 'activity', 'silent'] as const),
  activity: nullable(Type.String()),
});

export const MODEL_FORMATS = ['tree', 'petri', 'bpmn', 'pnml'] as const;

export const ModelView = Type.Object({
  log: LogSummary,
  noise: Share,
  format: Type.Enum(MODEL_FORMATS),
  text: Type.String({
    description: "The tree in a line: ->( 'a', X( 'b', tau ), +( 'c', 'd' ), *( 'e', tau ) )",
  }),
  tree: Type.Array(TreeNodeView),
  fallThroughs: Type.Array(Type.String(), {
    description: 'Where no cut was found and what was done instead',
  }),
  xml: nullable(Type.String({ description: 'The model as BPMN or PNML, when that was asked' })),
  net: nullable(
    Type.Object(
      {
        places: Type.Array(Type.Object({ id: Type.String() })),
        transitions: Type.Array(
          Type.Object({
            id: Type.String(),
            label: nullable(Type.String()),
            name: Type.Optional(Type.String()),
          }),
        ),
        arcs: Type.Array(
          Type.Object({
            place: Count,
            transition: Count,
            kind: Type.Enum(['in', 'out'] as const),
            weight: Type.Integer({ minimum: 1 }),
          }),
        ),
        initial: Type.Array(Type.Array(Count, { minItems: 2, maxItems: 2, description: '[place, tokens]' })),
        final: Type.Array(Type.Array(Count, { minItems: 2, maxItems: 2 })),
      },
      { description: 'The Petri net, when that was asked; places and transitions by number' },
    ),
  ),
});

export const DottedChartView = Type.Object({
  log: LogSummary,
  axis: Type.Enum(['absolute', 'relative'] as const),
  sort: Type.Enum(['start', 'end', 'duration', 'number'] as const),
  activities: Type.Array(Type.String(), { description: 'Names by number in `dots.activity`' }),
  rows: Type.Array(Type.Object({ no: Count, id: Type.String(), from: InstantText, seconds: Type.Number() })),
  dots: Type.Object(
    {
      row: Type.Array(Count),
      activity: Type.Array(Count),
      at: Type.Array(Type.Number()),
    },
    {
      description:
        'Columns; at: milliseconds since 1970 (absolute) or seconds since the case began (relative)',
    },
  ),
  sampled: Type.Object({
    cases: Count,
    ofCases: Count,
    dots: Count,
    ofDots: Type.Integer({
      minimum: 0,
      description: 'Dots of the cases shown; fewer are drawn when a row was cut',
    }),
    how: Type.String(),
  }),
});

export const AnimationView = Type.Object({
  log: LogSummary,
  activities: Type.Array(Type.String(), { description: 'Names by number in `cases[].activities`' }),
  from: nullable(InstantText),
  to: nullable(InstantText),
  cases: Type.Array(
    Type.Object({
      no: Count,
      id: Type.String(),
      activities: Type.Array(Count),
      seconds: Type.Array(Type.Number({ description: 'Since `from`, rising' })),
    }),
  ),
  sampled: Type.Object({ cases: Count, ofCases: Count, how: Type.String() }),
});

export const AttributesView = Type.Object({
  log: LogSummary,
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      kind: Type.Enum(['text', 'number', 'boolean'] as const),
      cases: Type.Integer({ minimum: 0, description: 'Cases that have it' }),
      missing: Count,
      distinct: Count,
      min: nullable(Type.Number()),
      max: nullable(Type.Number()),
      values: Type.Array(
        Type.Object({ value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]), cases: Count }),
        { description: 'The most frequent ones, 100 at most' },
      ),
    }),
  ),
});

export const ActivitiesView = Type.Object({
  log: LogSummary,
  items: Type.Array(
    Type.Object({
      activity: Type.String(),
      events: Count,
      cases: Count,
      starts: Count,
      ends: Count,
      leftOut: Type.Boolean({ description: 'Left out of maps unless everything=true' }),
    }),
  ),
});
