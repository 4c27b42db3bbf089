// The single place for the shapes in which workflow is answered, as queries.ts makes them. Shapes only; nothing is read here.
import Type, { type TSchema } from 'typebox';
import { IdOf } from '../../platform/schemas.ts';

const text = Type.String();
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const page = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: nullable(text) });

export const TaskPage = page(
  Type.Object({
    taskId: IdOf('tsk'),
    orderId: IdOf('ord'),
    node: text,
    name: text,
    candidateGroups: Type.Array(text),
    candidateUsers: Type.Array(text, { description: 'Ids of people, as `GET /v1/me` has them' }),
    assignee: nullable(text),
    dueAt: nullable(text),
    form: Type.Unknown(),
    input: nullable(Type.Record(text, Type.Unknown())),
    createdAt: text,
  }),
);

export const IncidentPage = page(
  Type.Object({
    incidentId: IdOf('ino'),
    orderId: IdOf('ord'),
    node: text,
    code: text,
    message: text,
    details: Type.Unknown(),
    raisedAt: text,
  }),
);

export const OrderProcesses = Type.Object({
  items: Type.Array(
    Type.Object({
      instanceId: text,
      processId: text,
      version: Type.Integer(),
      name: text,
      status: text,
      startedAt: text,
      endedAt: nullable(text),
      at: Type.Array(text),
      waits: Type.Array(Type.Object({ type: text, node: text })),
      variables: Type.Record(text, Type.Unknown()),
      incidents: Type.Array(Type.Object({ id: Type.Integer(), nodeId: text, code: text, message: text })),
    }),
  ),
});

export const Definitions = Type.Object({
  items: Type.Array(
    Type.Object({
      processId: text,
      version: Type.Integer(),
      name: text,
      deployedAt: text,
      deployedBy: text,
      instances: Type.Record(text, Type.Integer()),
    }),
  ),
});
