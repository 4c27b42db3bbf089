// The single place that says from a name in the log whether a person or a machine did something. In the live log the actor's kind stands
// before the colon; in logs that were brought in, names of machines are told by their look, or named by who asks.
import type { Doer } from './automation-candidates.ts';

// What customers do themselves is nobody's work, so it is neither.
const LIVE_PERSON = /^user:/;
const LIVE_MACHINE = /^(process|system|key|job):|^system$/;
const LOOKS_LIKE_MACHINE =
  /^(system|auto\w*|batch\w*|bot|robot|rpa|service|scheduler|interface|machine)([^a-z]|$)/i;

/** `machines`: names that are machines whatever they look like. */
export function tellDoers(
  resources: readonly string[],
  isLive: boolean,
  machines: readonly string[],
): Doer[] {
  const named = new Set(machines);
  return resources.map((name) => {
    if (named.has(name)) return 'machine';
    if (isLive) return LIVE_PERSON.test(name) ? 'person' : LIVE_MACHINE.test(name) ? 'machine' : 'unknown';
    return LOOKS_LIKE_MACHINE.test(name) ? 'machine' : 'person';
  });
}
