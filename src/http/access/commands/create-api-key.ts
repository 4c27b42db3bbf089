// The one way in which API keys come to be. The secret leaves by the result, once; the database keeps its hash.
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { insertKeys, type NewApiKey, readTakenNames } from '../../store/api-keys.ts';
import { accessRefusals } from '../errors.ts';
import { hashSecret, makeSecret, SHOWN_ONCE } from '../secrets.ts';
import { ApiKeyInput, fitsChannel, NewApiKeyResult } from '../types.ts';

interface Wish {
  readonly name: string;
  readonly role: NewApiKey['role'];
  readonly channel?: string | undefined;
}

interface Made {
  keyId: string;
  name: string;
  secret: null;
  [SHOWN_ONCE]?: string;
}

/** `secretOf` gives the secret of an item: a random one for the command, the operator's own at the first start. */
export async function addApiKeys(
  tx: CommandTx,
  items: readonly Item<Wish>[],
  secretOf: (index: number) => string,
): Promise<Outcome<Made>[]> {
  const taken = await readTakenNames(
    tx,
    items.map((item) => item.input.name),
  );
  const keys: NewApiKey[] = [];
  const indices: number[] = [];
  const outcomes = items.map(({ input }, index): Outcome<Made> => {
    if (!fitsChannel(input.role, input.channel)) return decline(accessRefusals.channelMismatch);
    if (taken.has(input.name)) return decline(accessRefusals.nameTaken);
    taken.add(input.name);
    const secret = secretOf(index);
    const apiKeyId = newUuid();
    keys.push({
      apiKeyId,
      name: input.name,
      role: input.role,
      channel: input.channel ?? null,
      secretHash: hashSecret(secret),
    });
    indices.push(index);
    return accept({ keyId: formatId('key', apiKeyId), name: input.name, secret: null, [SHOWN_ONCE]: secret });
  });
  if (keys.length === 0) return outcomes;
  const written = await insertKeys(tx, tx.now, keys);
  keys.forEach((key, at) => {
    if (!written.has(key.apiKeyId)) throw new ItemRefused(indices[at]!, accessRefusals.nameTaken);
    tx.emit(items[indices[at]!]!, {
      type: 'access.apiKeyCreated',
      objects: [['api-key', formatId('key', key.apiKeyId), 'created']],
      attributes: { name: key.name, role: key.role, channel: key.channel },
    });
  });
  await raiseVersion(tx, 'api-keys');
  return outcomes;
}

export const createApiKey = defineCommand({
  name: 'access.createApiKey',
  summary: 'Makes an API key and shows its secret once.',
  input: ApiKeyInput,
  output: NewApiKeyResult,
  roles: [],
  refusals: [accessRefusals.channelMismatch, accessRefusals.nameTaken],
  run: (tx, items) => addApiKeys(tx, items, () => makeSecret('tl')),
});
