// The pure part of the form that opens a case: what is sent for what was typed.
import type { CaseKind, NewCase, Priority } from '../../../api/cases.ts';

export interface CaseDraft {
  subject: string;
  kind: CaseKind;
  priority: Priority;
  email: string;
  text: string;
  orderIds: string[];
  acknowledge: boolean;
  toMe: boolean;
}

export const EMPTY_CASE: CaseDraft = {
  subject: '',
  kind: 'inquiry',
  priority: 'normal',
  email: '',
  text: '',
  orderIds: [],
  acknowledge: false,
  toMe: true,
};

export function composeCase(
  draft: CaseDraft,
  { customerId, actor }: { customerId: string | undefined; actor: string | undefined },
): NewCase {
  const text = draft.text.trim();
  const email = draft.email.trim();
  return {
    kind: draft.kind,
    subject: draft.subject.trim(),
    priority: draft.priority,
    ...(text === '' ? {} : { text, from: 'customer' as const }),
    ...(draft.orderIds.length === 0 ? {} : { orderIds: draft.orderIds }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(email === '' ? {} : { email }),
    ...(draft.toMe && actor !== undefined ? { assignee: actor } : {}),
    ...(draft.acknowledge ? { acknowledge: true } : {}),
  };
}
