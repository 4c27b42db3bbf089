// The demonstration's people at the service desk: they look at orders that need a look, see to payments that failed, and let the
// process try again what stopped. What stops again and again is left for whoever watches.
import { steadyNumber } from '../random.ts';
import { keepDoing } from './loop.ts';
import { isDue } from './pace.ts';
import { forEachOf, readPages, type World } from './world.ts';

const LOOK_MS = 5000;
const SHARE_APPROVED = 0.92;
const MAX_TRIES = 3;

interface Task {
  readonly taskId: string;
  readonly node: string;
  readonly name: string;
  readonly assignee: string | null;
  readonly createdAt: string;
}

interface Incident {
  readonly incidentId: string;
  readonly orderId: string;
  readonly node: string;
  readonly raisedAt: string;
}

/** What is answered to each task of the order process, by its node; tasks of other processes are left alone. */
const ANSWERS: Readonly<Record<string, (task: Task) => Record<string, unknown>>> = {
  Task_review: ({ taskId }) => ({ approved: steadyNumber(taskId, 'approved') < SHARE_APPROVED }),
  Task_collect: () => ({ collected: true }),
};

export function runServiceDesk(world: World): Promise<unknown> {
  const { api, tally } = world;
  const tries = new Map<string, number>();

  async function doTasks(): Promise<void> {
    const now = Date.now();
    const tasks = await readPages<Task>(api, '/v1/tasks?limit=200', 5);
    const due = tasks.filter(
      (task) =>
        task.node in ANSWERS && task.assignee === null && isDue('review', task.taskId, task.createdAt, now),
    );
    await forEachOf(due, async (task) => {
      const variables = ANSWERS[task.node]!(task);
      const done = await api.send('POST', `/v1/tasks/${task.taskId}/complete`, { variables });
      tally.count('tasks done', [task], [done]);
    });
  }

  async function retryIncidents(): Promise<void> {
    const now = Date.now();
    const incidents = await readPages<Incident>(api, '/v1/incidents?limit=200', 5);
    const due = incidents.filter(({ incidentId, orderId, node, raisedAt }) => {
      const tried = tries.get(`${orderId} ${node}`) ?? 0;
      return tried < MAX_TRIES && isDue('settle', incidentId, raisedAt, now);
    });
    await forEachOf(due, async (incident) => {
      const name = `${incident.orderId} ${incident.node}`;
      tries.set(name, (tries.get(name) ?? 0) + 1);
      const done = await api.send('POST', `/v1/incidents/${incident.incidentId}/settle`, { action: 'retry' });
      tally.count('incidents tried again', [incident], [done]);
    });
  }

  return Promise.all([
    keepDoing('tasks', LOOK_MS, world, doTasks),
    keepDoing('incidents', LOOK_MS, world, retryIncidents),
  ]);
}
