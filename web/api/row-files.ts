// Files of rows that the API takes in: good rows are written, each other one is named by its line.
import type { ResultOf } from './call.ts';

/** The same of every sort of file. */
export type RowFileReport = ResultOf<'POST /v1/carriers/files/{what}'>;
/** Sends a file. */
export type TakeRowFile = (csv: string, idempotencyKey: string) => Promise<RowFileReport>;
