// The single place that decides which activity of the log an element of a drawing is: for our own processes the events that its commands leave
// and its messages wait for, for models of others the names written on the elements.
import { COMMAND_EVENTS, type CommandProof, noProof, onceProof } from './command-events.ts';
import type { Drawing, DrawnNode } from './read-drawing.ts';

export interface Labelling {
  /** What proves a task, an activity that is not opened, or a throwing event. */
  proofOf(node: DrawnNode): CommandProof;
  /** The activity that a catching event waits for; null: the log does not show it. */
  awaitedBy(node: DrawnNode): string | null;
}

const PERSON_DONE = 'workflow.taskCompleted';
const STARTED = 'orders.orderPlaced';

/** Our own processes: events of the live log. */
export const byEvents: Labelling = {
  proofOf(node) {
    if (node.type === 'UserTask') return onceProof(PERSON_DONE);
    return (node.command !== null ? COMMAND_EVENTS[node.command] : undefined) ?? noProof;
  },
  awaitedBy(node) {
    if (node.event?.kind === 'none') return STARTED;
    const { event } = node;
    return event?.kind === 'message' && event.name !== null && /^[a-z]+\.[a-zA-Z]+$/.test(event.name)
      ? event.name
      : null;
  },
};

/** Models of others: a task is the activity of its name; an event only where the log has an activity of that name. */
export function byNames(activities: ReadonlySet<string>): Labelling {
  const known = (node: DrawnNode): string | null => {
    if (activities.has(node.name)) return node.name;
    const message = node.event?.kind === 'message' || node.event?.kind === 'signal' ? node.event.name : null;
    return message !== null && activities.has(message) ? message : null;
  };
  return {
    proofOf(node) {
      const label = known(node);
      if (node.type.endsWith('Event')) return label === null ? noProof : onceProof(label);
      return onceProof(label ?? (node.name === '' ? node.id : node.name));
    },
    awaitedBy: known,
  };
}

/** A drawing that calls our commands is read as ours where the log is that of our orders; all others by the names on their elements. */
export function labellingOf(drawing: Drawing, isLive: boolean, activities: ReadonlySet<string>): Labelling {
  const callsOurs = [...drawing.nodes.values()].some(
    ({ command }) => command !== null && command in COMMAND_EVENTS,
  );
  return isLive && callsOurs ? byEvents : byNames(activities);
}
