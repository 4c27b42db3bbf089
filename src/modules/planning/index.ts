// The door of planning: what would have happened otherwise, what another policy would decide, what is better decided together.
// Nothing else of this folder is imported elsewhere (http.ts apart, by http/ and cli/).
export { createPlanningCommands, listPlanningCommands, type PlanningCommands } from './commands.ts';
export type { PlanningDependencies } from './dependencies.ts';
export { createRuleSource, type RuleSource } from './rule-source.ts';
export { createShadowSubscriber } from './shadow/subscriber.ts';
export { CRONTAB, createTasks } from './tasks.ts';
