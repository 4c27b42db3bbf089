// The single place where a file that somebody sends becomes a data set: the engine reads it while it comes, the catalogue gets the result, refused
// or not, and a log whose entry fails is dropped again.

import { ItemRefused, platformRefusals, refuse } from '../../../platform/errors.ts';
import { newUuid } from '../../../platform/ids.ts';
import type { QueryContext } from '../../../platform/routes.ts';
import type { InsightEngine } from '../engine/operation.ts';
import type { Bytes } from '../engine/streams.ts';
import { insightRefusals } from '../errors.ts';
import type { CsvMapping } from '../formats/csv-mapping.ts';
import type { ImportFormat } from '../formats/read-log.ts';
import { recordDataSet } from './commands/record-data-set.ts';
import { dropLog, importLog } from './operations.ts';
import type { DataSetView } from './schemas.ts';

export interface UploadQuery {
  readonly name: string;
  readonly format?: ImportFormat;
  /** JSON. */
  readonly mapping?: string;
}

export async function uploadLog(
  { executor, actor }: Pick<QueryContext, 'executor' | 'actor'>,
  engine: InsightEngine,
  query: UploadQuery,
  bytes: Bytes,
  gone: AbortSignal,
): Promise<DataSetView> {
  const input = {
    name: query.name.trim(),
    format: query.format ?? null,
    mapping: readMapping(query.mapping),
  };
  const result = await engine.send(importLog, input, bytes, gone);
  const { format, counts, report } = result;
  const state: DataSetView['state'] = result.dataSetId === null ? 'refused' : 'ready';
  const dataSetId = result.dataSetId ?? newUuid();
  const view = { dataSetId, name: input.name, format, state, counts, report } as Omit<
    DataSetView,
    'createdBy' | 'createdAt'
  >;
  try {
    const [outcome] = await executor.execute(recordDataSet, [{ input: view, actor }]);
    if (!outcome!.ok) throw new ItemRefused(0, outcome!.refusal);
    if (state === 'refused')
      throw new ItemRefused(0, refuse(insightRefusals.logRefused, { dataSetId, ...report }));
    return outcome!.result;
  } catch (error) {
    // A log that is in no list could never be removed.
    const isEntered = error instanceof ItemRefused && error.refusal.code === insightRefusals.logRefused.code;
    if (state === 'ready' && !isEntered) await engine.ask(dropLog, { dataSetId }).catch(() => {});
    throw error;
  }
}

function readMapping(text: string | undefined): CsvMapping | null {
  if (text === undefined) return null;
  try {
    return JSON.parse(text) as CsvMapping;
  } catch {
    const problems = [{ at: '/mapping', message: 'is not JSON' }];
    throw new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems }));
  }
}
