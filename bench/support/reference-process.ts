// The clients of the reference where pgbench is not installed: a process of its own with eight connections, prepared statements, and
// nothing between the SQL and the socket but the driver.
import process from 'node:process';
import pg from 'pg';
import type { DriverJob } from './reference.ts';

async function placeOrders(
  job: DriverJob,
  client: pg.Client,
  clientId: number,
  endsAt: number,
): Promise<number> {
  let placed = 0;
  while (performance.now() < endsAt) {
    const values: Record<string, string> = { ...job.constants, client_id: String(clientId) };
    values.number = String(Math.floor(Math.random() * 9e15));
    for (const [name, low, high] of job.draws)
      values[name] = String(low + Math.floor(Math.random() * (high - low + 1)));
    for (const [at, { text, names, returns }] of job.statements.entries()) {
      const answer = await client.query<Record<string, string>>({
        name: `s${at}`,
        text,
        values: names.map((name) => values[name]),
      });
      if (returns) Object.assign(values, answer.rows[0]);
    }
    placed += 1;
  }
  return placed;
}

process.once('message', async (job: DriverJob) => {
  const clients = Array.from({ length: job.clients }, () => new pg.Client({ connectionString: job.url }));
  await Promise.all(clients.map((client) => client.connect()));
  const startedAt = performance.now();
  const endsAt = startedAt + job.seconds * 1000;
  const placed = await Promise.all(clients.map((client, id) => placeOrders(job, client, id, endsAt)));
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  process.send!(placed.reduce((sum, count) => sum + count, 0) / seconds, () => process.disconnect());
});
