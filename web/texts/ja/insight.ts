// All Japanese texts of insight: the frame, and a file for each part (one line here).
import { insightActivities } from './insight-activities.ts';
import { insightConformance } from './insight-conformance.ts';
import { insightFrame } from './insight-frame.ts';
import { insightKpiWords } from './insight-kpi-words.ts';
import { insightKpis } from './insight-kpis.ts';
import { insightMap } from './insight-map.ts';
import { insightReports } from './insight-reports.ts';
import { insightViews } from './insight-views.ts';

export const insight = {
  ...insightFrame,
  ...insightViews,
  ...insightKpiWords,
  activities: insightActivities,
  conformance: insightConformance,
  kpis: insightKpis,
  map: insightMap,
  reports: insightReports,
};
