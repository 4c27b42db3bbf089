// What the formats of logs are called, the same in every language.
import type { DataSet, ExportFormat } from '../../../../api/data-sets.ts';

const NAMES: Readonly<Record<NonNullable<DataSet['format']> | ExportFormat, string>> = {
  'ocel-json': 'OCEL 2.0 (JSON)',
  'ocel-xml': 'OCEL 2.0 (XML)',
  'ocel-sqlite': 'OCEL 2.0 (SQLite)',
  'ocel1-json': 'OCEL 1.0 (JSON)',
  'ocel1-xml': 'OCEL 1.0 (XML)',
  xes: 'XES',
  'xes-gz': 'XES (gzip)',
  csv: 'CSV',
  cloudevents: 'CloudEvents 1.0',
};

export const formatName = (format: keyof typeof NAMES): string => NAMES[format];
