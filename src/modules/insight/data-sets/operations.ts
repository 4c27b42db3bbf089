// The one list of what the engine does for data sets. What they do is loaded when it is asked for: servers know these names and must not load DuckDB.
import Type from 'typebox';
import { defineOperation, type Operation } from '../engine/operation.ts';
import { type Download, defineDownload, defineUpload, type Upload } from '../engine/streams.ts';
import { CsvMapping } from '../formats/csv-mapping.ts';
import type { FlatteningView } from './flattening-schemas.ts';
import type { ImportResult } from './import-log.ts';
import { DataSetId, DataSetName, EXPORT_FORMATS, ImportFormatSchema, type LogCounts } from './schemas.ts';

const closed = { additionalProperties: false } as const;
const Dataset = Type.Union([Type.Literal('live'), DataSetId]);
const Instant = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
const Notion = Type.String({ minLength: 1, maxLength: 500 });

export const importLog = defineUpload({
  name: 'insight.importLog',
  input: Type.Object(
    {
      name: DataSetName,
      format: Type.Union([ImportFormatSchema, Type.Null()]),
      mapping: Type.Union([CsvMapping, Type.Null()]),
    },
    closed,
  ),
  async run(context, input, bytes): Promise<ImportResult> {
    const importing = await import('./import-log.ts');
    return importing.importLog(context, input, bytes);
  },
});

export const exportLog = defineDownload({
  name: 'insight.exportLog',
  input: Type.Object(
    {
      dataset: Dataset,
      format: Type.Enum([...EXPORT_FORMATS]),
      notion: Type.Union([Notion, Type.Null()]),
      from: Instant,
      to: Instant,
    },
    closed,
  ),
  async run(context, { from, to, ...request }) {
    const exporting = await import('./export-log.ts');
    const at = (text: string | null) => (text === null ? null : new Date(text));
    return exporting.exportLog(context, { ...request, span: { from: at(from), to: at(to) } });
  },
});

export const countLiveLog = defineOperation({
  name: 'insight.countLiveLog',
  input: Type.Object({}, closed),
  async run({ sets }): Promise<LogCounts> {
    const { countLog } = await import('./count-log.ts');
    return (await sets.get('live')).use(countLog);
  },
});

export const showFlattening = defineOperation({
  name: 'insight.showFlattening',
  input: Type.Object({ dataset: Dataset, notion: Type.Optional(Notion) }, closed),
  async run(context, input): Promise<FlatteningView> {
    const flattening = await import('./flattening.ts');
    return flattening.showFlattening(context, input);
  },
});

/** Of the engine alone; the entry in PostgreSQL has gone before. */
export const dropLog = defineOperation({
  name: 'insight.dropLog',
  input: Type.Object({ dataSetId: DataSetId }, closed),
  changes: true,
  async run({ sets }, { dataSetId }): Promise<{ dropped: boolean }> {
    if (!(await sets.list()).some(({ id }) => id === dataSetId)) return { dropped: false };
    await sets.remove(dataSetId);
    return { dropped: true };
  },
});

export const dataSetOperations: readonly Operation[] = [countLiveLog, showFlattening, dropLog];
export const dataSetUploads: readonly Upload[] = [importLog];
export const dataSetDownloads: readonly Download[] = [exportLog];
