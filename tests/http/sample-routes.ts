// A tiny module for tests of the HTTP server: notes that are kept in the event log alone.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../src/platform/command.ts';
import { defineRefusals, refuse } from '../../src/platform/errors.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../src/platform/routes.ts';
import { Text } from '../../src/platform/schemas.ts';

const refusals = defineRefusals('samples', { unlucky: [409, 'Thirteen is not a number here.'] });

const input = Type.Object(
  {
    text: Text(100),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    lines: Type.Optional(Type.Array(Type.Object({ sku: Text(20) }, { additionalProperties: false }))),
  },
  { additionalProperties: false },
);

/** Accepts a note; 13 is refused, 666 is a bug. */
export const writeNote = defineCommand({
  name: 'samples.writeNote',
  summary: 'Writes a note.',
  input,
  output: Type.Object({ text: Type.String(), setSize: Type.Integer() }),
  roles: ['service', 'channel'],
  refusals: [refusals.unlucky],
  run: async (tx, items) =>
    items.map((item) => {
      if (item.input.count === 13) return decline(refuse(refusals.unlucky, { count: 13 }));
      if (item.input.count === 666) throw new Error('secret thought of the database');
      tx.emit(item, { type: 'samples.noteWritten', objects: [], attributes: { text: item.input.text } });
      return accept({ text: item.input.text, setSize: items.length });
    }),
});

export const renameNote = defineCommand({
  name: 'samples.renameNote',
  summary: 'Renames a note.',
  input: Type.Object(
    { noteId: Type.String({ pattern: '^[a-z]+$' }), text: Text(100) },
    { additionalProperties: false },
  ),
  output: Type.Object({ noteId: Type.String() }),
  roles: [],
  refusals: [],
  run: async (tx, items) =>
    items.map((item) => {
      tx.emit(item, { type: 'samples.noteRenamed', objects: [['note', item.input.noteId, 'renamed']] });
      return accept({ noteId: item.input.noteId });
    }),
});

const echo = queryRoute({
  path: '/v1/samples/:word',
  name: 'samples.echo',
  summary: 'Gives back what it was asked.',
  roles: ['service'],
  params: Type.Object({ word: Type.String({ maxLength: 50 }) }, { additionalProperties: false }),
  query: Type.Object(
    {
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
      exact: Type.Optional(Type.Boolean()),
      states: Type.Optional(Type.Array(Type.String({ maxLength: 10 }), { maxItems: 3 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Any(),
  tag: 'Samples',
  run: async (_context, { params, query }) => (params.word === 'nothing' ? null : { ...params, ...query }),
});

export const sampleRoutes: Route[] = [
  commandRoute('POST', '/v1/samples', writeNote, { tag: 'Samples', status: 201 }),
  commandRoute('POST', '/v1/samples/:noteId/rename', renameNote, { tag: 'Samples' }),
  bulkRoute('POST', '/v1/samples/bulk', writeNote, { tag: 'Samples', maxItems: 1000 }),
  echo,
];
