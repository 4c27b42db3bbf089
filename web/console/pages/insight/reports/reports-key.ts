// What the scheduled reports are kept under by the pages.

export const REPORTS_KEY = ['insight-reports'] as const;
