// `throughline keys …`: API keys.
import type { Command } from 'commander';
import { action, type Surroundings } from '../context.ts';
import { time } from '../output.ts';

interface Key {
  keyId: string;
  name: string;
  role: string;
  channel: string | null;
  createdAt: string;
  revokedAt: string | null;
}

export function addKeyCommands(program: Command, surroundings: Surroundings): void {
  const keys = program.command('keys').description('API keys');
  keys
    .command('create')
    .description('Make a key; its secret is shown once')
    .argument('<name>', 'stands in the event log as key:<name>')
    .requiredOption('--role <role>', 'admin, operations, service, finance, read-only or channel')
    .option('--channel <channel>', 'for the role channel')
    .action(
      action(
        surroundings,
        async ({ client, out }, name: string, options: { role: string; channel?: string }) => {
          const { role, channel } = options;
          const made = await client.send<{ keyId: string; secret: string }>('POST', '/v1/api-keys', {
            name,
            role,
            channel,
          });
          out.answer(made, () => {
            out.facts([
              ['Key', made.keyId],
              ['Secret', made.secret],
            ]);
            out.say('Keep the secret now: it is not shown again.');
          });
        },
      ),
    );
  keys
    .command('list')
    .description('List keys, newest first')
    .action(
      action(surroundings, async ({ client, out }) => {
        const items: Key[] = [];
        for await (const key of client.pages<Key>('/v1/api-keys', { limit: 500 })) items.push(key);
        out.answer({ items }, () =>
          out.table(
            ['Key', 'Name', 'Role', 'Channel', 'Made', 'Revoked'],
            items.map((key) => [
              key.keyId,
              key.name,
              key.role,
              key.channel,
              time(key.createdAt),
              time(key.revokedAt),
            ]),
          ),
        );
      }),
    );
  keys
    .command('revoke')
    .description('End a key at once')
    .argument('<key>', 'key id (key_…)')
    .action(
      action(surroundings, async ({ client, out }, key: string) => {
        const done = await client.send('POST', `/v1/api-keys/${encodeURIComponent(key)}/revoke`, {});
        out.answer(done, () => out.say('Revoked.'));
      }),
    );
}
