// The one way in which API keys end. Every server forgets a revoked key within about a second.
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { type ApiKeyRow, lockKeys, revokeKeys } from '../../store/api-keys.ts';
import { accessRefusals } from '../errors.ts';
import { KeyIdInput, KeyIdResult } from '../types.ts';

export const revokeApiKey = defineCommand({
  name: 'access.revokeApiKey',
  summary: 'Ends an API key.',
  input: KeyIdInput,
  output: KeyIdResult,
  roles: [],
  refusals: [accessRefusals.unknownKey, accessRefusals.keyRevoked],
  async run(tx, items) {
    const ids = items.flatMap(({ input }) => parseId('key', input.keyId) ?? []);
    const keys = new Map<string, ApiKeyRow>(
      (await lockKeys(tx, ids)).map((key) => [formatId('key', key.apiKeyId), key]),
    );
    const ending = new Set<Uuid>();
    const outcomes = items.map((item): Outcome<{ keyId: string }> => {
      const key = keys.get(item.input.keyId);
      if (!key) return decline(accessRefusals.unknownKey);
      if (key.revokedAt !== null || ending.has(key.apiKeyId)) return decline(accessRefusals.keyRevoked);
      ending.add(key.apiKeyId);
      tx.emit(item, {
        type: 'access.apiKeyRevoked',
        objects: [['api-key', item.input.keyId, 'revoked']],
        attributes: { name: key.name },
      });
      return accept({ keyId: item.input.keyId });
    });
    if (ending.size > 0) {
      await revokeKeys(tx, tx.now, [...ending]);
      await raiseVersion(tx, 'api-keys');
    }
    return outcomes;
  },
});
