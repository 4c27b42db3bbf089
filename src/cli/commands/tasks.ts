// `throughline tasks …`: the inbox of people.
import type { Command } from 'commander';
import { action, jsonObject, type Surroundings, wholeNumber } from '../context.ts';
import { time } from '../output.ts';

interface Task {
  taskId: string;
  orderId: string;
  name: string;
  candidateGroups: string[];
  assignee: string | null;
  dueAt: string | null;
  createdAt: string;
}

export function addTaskCommands(program: Command, surroundings: Surroundings): void {
  const tasks = program.command('tasks').description('Work that waits for people');
  tasks
    .command('list')
    .description('List open tasks, oldest first')
    .option('--group <group>')
    .option('--assignee <actor>')
    .option('--order <id>', 'order id (ord_…)')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .action(
      action(
        surroundings,
        async (
          { client, out },
          options: { group?: string; assignee?: string; order?: string; limit: number },
        ) => {
          const { group, assignee, order: orderId, limit } = options;
          const list = await client.get<{ items: Task[] }>('/v1/tasks', { group, assignee, orderId, limit });
          out.answer(list, () =>
            out.table(
              ['Task', 'Name', 'Order', 'Group', 'Assignee', 'Since', 'Due'],
              list.items.map((task) => [
                task.taskId,
                task.name,
                task.orderId,
                task.candidateGroups.join(', '),
                task.assignee,
                time(task.createdAt),
                time(task.dueAt),
              ]),
            ),
          );
        },
      ),
    );
  tasks
    .command('complete')
    .description('Complete a task')
    .argument('<task>', 'task id (tsk_…)')
    .option('--variables <json>', 'what it asks for, such as \'{"approved":true}\'', jsonObject)
    .action(
      action(
        surroundings,
        async ({ client, out }, task: string, options: { variables?: Record<string, unknown> }) => {
          const path = `/v1/tasks/${encodeURIComponent(task)}/complete`;
          const { variables } = options;
          const done = await client.send<{ orderId: string }>('POST', path, variables ? { variables } : {});
          out.answer(done, () => out.say(`Completed; order ${done.orderId}`));
        },
      ),
    );
}
