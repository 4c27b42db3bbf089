// The shape of what flattening a log to one notion would lose.
import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });
const Activities = Type.Array(Type.Object({ activity: Type.String(), events: Count }, closed), {
  description: 'The twenty most frequent',
});

export const FlatteningView = Type.Object(
  {
    notion: Type.String(),
    notions: Type.Array(Type.Object({ type: Type.String(), objects: Count }, closed)),
    events: Count,
    cases: Count,
    emptyCases: { ...Count, description: 'Objects of the notion without an event' },
    flatEvents: { ...Count, description: 'Events of all cases together, repeated ones included' },
    convergence: Type.Object(
      {
        events: { ...Count, description: 'Events that belong to several cases' },
        copies: { ...Count, description: 'How often they would be repeated' },
        activities: Activities,
      },
      closed,
    ),
    divergence: Type.Array(Type.Object({ type: Type.String(), events: Count, cases: Count }, closed), {
      description: 'By object type: events of one activity in one case that belong to different objects',
    }),
    deficiency: Type.Object(
      { events: { ...Count, description: 'Events without a case' }, activities: Activities },
      closed,
    ),
    sentences: Type.Array(Type.String()),
  },
  closed,
);
export type FlatteningView = Static<typeof FlatteningView>;
