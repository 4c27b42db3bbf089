// The single place that puts the answers of conformance together from a comparison. No alignment is made here.
import type { LogSummary } from '../mining/schemas.ts';
import type { Comparison } from './compare-log.ts';
import type { ComparedModel } from './resolve-model.ts';

interface ModelHead {
  ref: string;
  name: string;
  kind: 'process' | 'upload';
  format: 'bpmn' | 'pnml';
  version: number | null;
}

export const viewModelHead = ({ ref, name, kind, format, version }: ComparedModel): ModelHead => ({
  ref,
  name,
  kind,
  format,
  version,
});

export interface ComparedHead {
  log: LogSummary;
  model: ModelHead;
  cases: number;
  otherCases: number;
  runningCases: number;
}

export function viewHead(comparison: Comparison): ComparedHead {
  const { parts, partOf, isRunning, summary } = comparison;
  const counts = { cases: 0, otherCases: 0, runningCases: 0 };
  partOf.forEach((part, index) => {
    if (part < 0) counts.otherCases += 1;
    else {
      counts.cases += 1;
      if (isRunning(index)) counts.runningCases += 1;
    }
  });
  const several = parts.length > 1;
  const model = viewModelHead(parts[0]!.model);
  return {
    log: summary,
    model: several ? { ...model, ref: `process:${parts[0]!.model.processId}`, version: null } : model,
    ...counts,
  };
}
