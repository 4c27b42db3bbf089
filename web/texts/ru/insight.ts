// All Russian texts of insight: the frame, and a file for each part (one line here).
import { insightActivities } from './insight-activities.ts';
import { insightFrame } from './insight-frame.ts';
import { insightMap } from './insight-map.ts';

export const insight = {
  ...insightFrame,
  activities: insightActivities,
  map: insightMap,
};
