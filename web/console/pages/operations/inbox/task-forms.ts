// Which question each task of the delivered processes asks, by form or by step; other tasks take variables as JSON.
import type { Task } from '../../../../api/workflow.ts';

export interface YesNoForm {
  variable: 'approved' | 'collected';
  yes: 'approved' | 'collected';
  no: 'rejected' | 'notCollected';
}

const REVIEW: YesNoForm = { variable: 'approved', yes: 'approved', no: 'rejected' };
const COLLECT: YesNoForm = { variable: 'collected', yes: 'collected', no: 'notCollected' };

export function formOf(task: Pick<Task, 'form' | 'node'>): YesNoForm | null {
  const form = task.form as { id?: string; formId?: string; key?: string } | null;
  const id = form?.formId ?? form?.id ?? form?.key;
  if (id === 'review-order' || task.node === 'Task_review') return REVIEW;
  if (task.node === 'Task_collect') return COLLECT;
  return null;
}

/** The object that JSON text holds; null when it holds none. */
export function readVariables(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
