// All Turkish texts of insight: the frame, and a file for each part (one line here).
import { insightActivities } from './insight-activities.ts';
import { insightCauses } from './insight-causes.ts';
import { insightConformance } from './insight-conformance.ts';
import { insightDataSets } from './insight-data-sets.ts';
import { insightFrame } from './insight-frame.ts';
import { insightImportProblems } from './insight-import-problems.ts';
import { insightKpiWords } from './insight-kpi-words.ts';
import { insightKpis } from './insight-kpis.ts';
import { insightMap } from './insight-map.ts';
import { insightReports } from './insight-reports.ts';
import { insightSimulation } from './insight-simulation.ts';
import { insightViews } from './insight-views.ts';

export const insight = {
  ...insightFrame,
  ...insightViews,
  ...insightKpiWords,
  activities: insightActivities,
  causes: insightCauses,
  conformance: insightConformance,
  dataSets: insightDataSets,
  importProblems: insightImportProblems,
  kpis: insightKpis,
  map: insightMap,
  reports: insightReports,
  simulation: insightSimulation,
};
