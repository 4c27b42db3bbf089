// Under what cases are remembered: a change of one puts queues and pages out of date.

export const CASES_KEY = ['cases'] as const;
export const caseKey = (caseId: string) => ['cases', 'one', caseId] as const;
export const changesCases = (type: string): boolean => type.startsWith('service.');
