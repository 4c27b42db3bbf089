// What a database needs before the program runs on it, and what a worker does once it does.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDeployedIds, WORKFLOW_SUBSCRIBER } from '../modules/workflow/index.ts';
import { type Command, SYSTEM_ACTOR } from '../platform/command.ts';
import { startJobs } from '../platform/jobs.ts';
import { StartUpError } from '../platform/start-up-error.ts';
import { registerSubscriber } from '../platform/subscriptions.ts';
import { startWorkerLoop, subscriberWork } from '../platform/worker-loop.ts';
import type { Application } from './build-application.ts';

const PROCESSES = fileURLToPath(new URL('../../processes/', import.meta.url));

/** Deploys the processes that come with the program, where none of that name is deployed; makes the cursors of listeners. */
export async function prepareApplication(app: Application): Promise<void> {
  for (const subscriber of app.subscribers) await registerSubscriber(app.db, subscriber.name, false);
  await registerSubscriber(app.db, WORKFLOW_SUBSCRIBER, false);
  const deployed = await readDeployedIds(app.db);
  for (const file of readdirSync(PROCESSES).sort()) {
    const xml = readFileSync(path.join(PROCESSES, file), 'utf8');
    const name = path.basename(file, path.extname(file));
    if (deployed.has(name)) continue;
    const command = file.endsWith('.dmn')
      ? app.workflow.deployDecision
      : file.endsWith('.bpmn')
        ? app.workflow.deployProcess
        : null;
    if (!command) continue;
    const [answer] = await app.executor.execute(command as Command<{ xml: string }, unknown>, [
      { input: { xml }, actor: SYSTEM_ACTOR },
    ]);
    if (!answer?.ok) throw new StartUpError(`${file} cannot be deployed: ${JSON.stringify(answer?.refusal)}`);
  }
}

/** What a worker does: listeners, processes, jobs. `yieldTo`: asked between passes whether orders need the machine more. */
export async function startWorker(
  app: Application,
  yieldTo?: () => boolean,
): Promise<{ stop(): Promise<void> }> {
  const { db, clock, log, runner } = app;
  const loop = startWorkerLoop({
    works: [
      { name: 'workflow', find: runner.bucketsWithWork, take: runner.pass },
      ...app.subscribers.map((subscriber) => subscriberWork(db, clock, subscriber)),
    ],
    log,
    ...(yieldTo ? { yieldTo } : {}),
  });
  const jobs = await startJobs({ db, tasks: app.tasks, crontab: app.crontab, log });
  return {
    async stop() {
      await Promise.all([loop.stop(), jobs.stop()]);
      (app.mailer as { close?: () => void } | null)?.close?.();
    },
  };
}
