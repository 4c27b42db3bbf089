// Routes of data sets: paths and schemas, no logic.
import Type from 'typebox';
import { commandRoute, fileRoute, queryRoute, type Route, uploadRoute } from '../../../platform/routes.ts';
import { engineRoute, INSIGHT_READERS } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { STREAM_MEDIA_TYPE } from '../formats/cloud-events.ts';
import { removeDataSet } from './commands/remove-data-set.ts';
import { renameDataSet } from './commands/rename-data-set.ts';
import { fileNameOf, mediaTypeOf } from './export-files.ts';
import { FlatteningView } from './flattening-schemas.ts';
import { countLiveLog, exportLog, showFlattening } from './operations.ts';
import { listDataSets, readDataSet } from './queries.ts';
import {
  DataSetId,
  DataSetList,
  DataSetName,
  DataSetView,
  EXPORT_FORMATS,
  ImportFormatSchema,
  LogCounts,
} from './schemas.ts';
import { type UploadQuery, uploadLog } from './upload-log.ts';

const tag = 'insight';
const closed = { additionalProperties: false } as const;
const Named = Type.Object({ dataSetId: DataSetId }, closed);
const Logs = Type.Object(
  {
    dataSetId: {
      ...Type.Union([Type.Literal('live'), DataSetId]),
      description: '`live`: the log of this shop’s own events',
    },
  },
  closed,
);
const Notion = Type.Optional(
  Type.String({ minLength: 1, maxLength: 500, description: 'The object type that cases are made of' }),
);
const Instant = Type.Optional(Type.String({ format: 'date-time' }));
const EXPORT_REFUSALS = [
  insightRefusals.dataSetUnknown,
  insightRefusals.notionUnknown,
  insightRefusals.engineBusy,
  insightRefusals.engineAbsent,
];

export interface DataSetRouteParts {
  readonly engine: InsightEngine;
  /** Of an upload as it comes, packed or not. */
  readonly maxUploadBytes: number;
}

export function createDataSetRoutes({ engine, maxUploadBytes }: DataSetRouteParts): Route[] {
  return [...catalogueRoutes(engine, maxUploadBytes), ...logRoutes(engine)];
}

function catalogueRoutes(engine: InsightEngine, maxBytes: number): Route[] {
  return [
    uploadRoute({
      path: '/v1/insight/data-sets',
      name: 'insight.importDataSet',
      summary:
        'Brings in a log (OCEL, XES, CSV, CloudEvents; gzip too) as a data set of its own, whole or not at all.',
      roles: ['operations'],
      query: Type.Object(
        {
          name: DataSetName,
          format: Type.Optional({ ...ImportFormatSchema, description: 'Found out unless told' }),
          mapping: Type.Optional(
            Type.String({ maxLength: 20_000, description: 'For CSV, as JSON: which column is what' }),
          ),
        },
        closed,
      ),
      output: DataSetView,
      refusals: [insightRefusals.logRefused, insightRefusals.engineBusy, insightRefusals.engineAbsent],
      maxBytes,
      tag,
      run: (context, { query, bytes, gone }) => uploadLog(context, engine, query as UploadQuery, bytes, gone),
    }),
    queryRoute({
      path: '/v1/insight/data-sets',
      name: 'insight.listDataSets',
      summary: 'The logs that were brought in, newest first.',
      roles: INSIGHT_READERS,
      params: Type.Object({}, closed),
      query: Type.Object({}, closed),
      output: DataSetList,
      tag,
      run: ({ db }) => listDataSets(db),
    }),
    queryRoute({
      path: '/v1/insight/data-sets/:dataSetId',
      name: 'insight.readDataSet',
      summary: 'A data set: what is in it, and what its import had to say.',
      roles: INSIGHT_READERS,
      params: Named,
      query: Type.Object({}, closed),
      output: DataSetView,
      tag,
      run: ({ db }, { params }) => readDataSet(db, params.dataSetId),
    }),
    commandRoute('PATCH', '/v1/insight/data-sets/:dataSetId', renameDataSet, { tag }),
    commandRoute('DELETE', '/v1/insight/data-sets/:dataSetId', removeDataSet, { tag }),
  ];
}

function logRoutes(engine: InsightEngine): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/live-log',
      name: 'insight.countLiveLog',
      summary: 'What is in the live log: events, objects by type, activities, the span of time.',
      operation: countLiveLog,
      query: Type.Object({}, closed),
      output: LogCounts,
    }),
    engineRoute(engine, {
      path: '/v1/insight/data-sets/:dataSetId/flattening',
      name: 'insight.showFlattening',
      summary: 'What a log loses when it is flattened to one notion: convergence, divergence and deficiency.',
      operation: showFlattening,
      params: Logs,
      query: Type.Object({ notion: Notion }, closed),
      output: FlatteningView,
      input: ({ dataSetId }, { notion }) => ({
        dataset: dataSetId,
        ...(notion === undefined ? {} : { notion }),
      }),
    }),
    fileRoute({
      path: '/v1/insight/data-sets/:dataSetId/export',
      name: 'insight.exportLog',
      summary: 'A log, live or brought in, as a file: OCEL 2.0 (JSON, XML, SQLite), XES, CSV or CloudEvents.',
      roles: INSIGHT_READERS,
      params: Logs,
      query: Type.Object(
        { format: Type.Enum([...EXPORT_FORMATS]), notion: Notion, from: Instant, to: Instant },
        closed,
      ),
      mediaType: 'application/octet-stream',
      refusals: EXPORT_REFUSALS,
      tag,
      async run({ db, clock }, { params: { dataSetId: dataset }, query: { format, notion, from, to } }) {
        const named = dataset === 'live' ? null : await readDataSet(db, dataset);
        const request = { dataset, format, notion: notion ?? null, from: from ?? null, to: to ?? null };
        const body = await engine.receive(exportLog, request);
        return {
          mediaType: mediaTypeOf(format),
          fileName: fileNameOf(named?.name ?? 'live', format, clock.now()),
          body,
        };
      },
    }),
    fileRoute({
      path: '/v1/insight/cloud-events',
      name: 'insight.streamCloudEvents',
      summary: 'The live log as CloudEvents 1.0, one a line, oldest first.',
      roles: INSIGHT_READERS,
      params: Type.Object({}, closed),
      query: Type.Object({ from: Instant, to: Instant }, closed),
      mediaType: STREAM_MEDIA_TYPE,
      refusals: EXPORT_REFUSALS,
      tag,
      async run({ clock }, { query: { from, to } }) {
        const request = {
          dataset: 'live',
          format: 'cloudevents' as const,
          notion: null,
          from: from ?? null,
          to: to ?? null,
        };
        const body = await engine.receive(exportLog, request);
        return {
          mediaType: STREAM_MEDIA_TYPE,
          fileName: fileNameOf('live', 'cloudevents', clock.now()),
          body,
          inline: true,
        };
      },
    }),
  ];
}
