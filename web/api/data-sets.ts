// Logs that were brought in: the catalogue, what is in each, what flattening loses, files in and out.
import {
  type AnswerOf,
  ApiRefusal,
  addressOf,
  type BodyOf,
  getJson,
  hrefOf,
  type Problem,
  type QueryOf,
  type ResultOf,
} from './call.ts';
import { sendJson } from './send.ts';
import { tellSessionEnded } from './session-events.ts';

export type DataSetRow = AnswerOf<'/v1/insight/data-sets'>['items'][number];
export type DataSet = AnswerOf<'/v1/insight/data-sets/{dataSetId}'>;
export type ImportReport = DataSet['report'];
export type ImportProblem = ImportReport['problems'][number];
export type LogCounts = NonNullable<DataSet['counts']>;
export type Flattening = AnswerOf<'/v1/insight/data-sets/{dataSetId}/flattening'>;
export type ExportQuery = QueryOf<'/v1/insight/data-sets/{dataSetId}/export'>;
export type ExportFormat = ExportQuery['format'];

export const readDataSet = (dataSetId: string) =>
  getJson('/v1/insight/data-sets/{dataSetId}', { path: { dataSetId } });

export const countLiveLog = () => getJson('/v1/insight/live-log');

export const showFlattening = (dataSetId: string, notion?: string) =>
  getJson('/v1/insight/data-sets/{dataSetId}/flattening', {
    path: { dataSetId },
    query: notion === undefined ? {} : { notion },
  });

export const renameDataSet = (
  dataSetId: string,
  body: BodyOf<'PATCH /v1/insight/data-sets/{dataSetId}'>,
  idempotencyKey: string,
) => sendJson('PATCH', '/v1/insight/data-sets/{dataSetId}', { path: { dataSetId }, body, idempotencyKey });

export const removeDataSet = (dataSetId: string, idempotencyKey: string) =>
  sendJson('DELETE', '/v1/insight/data-sets/{dataSetId}', { path: { dataSetId }, idempotencyKey });

export const exportHref = (dataSetId: string, query: ExportQuery) =>
  hrefOf('/v1/insight/data-sets/{dataSetId}/export', { path: { dataSetId }, query });

export interface Upload {
  readonly answer: Promise<ResultOf<'POST /v1/insight/data-sets'>>;
  cancel(): void;
}

/** A file cannot be sent by fetch and watched: this is the one place that needs the older way. `onProgress` gets a share. */
export function uploadLog(
  file: Blob,
  query: { name: string; format?: string | undefined; mapping?: string | undefined },
  onProgress: (share: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<ResultOf<'POST /v1/insight/data-sets'>>((resolve, reject) => {
    request.open('POST', addressOf('/v1/insight/data-sets', { query }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new TypeError('Failed to fetch'));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    request.onload = () => {
      if (request.status === 401) tellSessionEnded();
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else reject(new ApiRefusal(problemOf(request)));
    };
    request.send(file);
  });
  return { answer, cancel: () => request.abort() };
}

function problemOf({ status, responseText }: XMLHttpRequest): Problem {
  try {
    return JSON.parse(responseText) as Problem;
  } catch {
    return {
      title: `The server answered ${status} without an explanation.`,
      status,
      code: 'unexpected-answer',
    };
  }
}

/** The report that a refused log comes with. */
export function reportOf(error: unknown): ImportReport | null {
  if (!(error instanceof ApiRefusal) || error.problem.code !== 'insight.log-refused') return null;
  const { problems, counts } = error.problem as unknown as Partial<ImportReport>;
  return problems && counts ? { problems, counts } : null;
}
