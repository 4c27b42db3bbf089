// The command that takes a SKU's own rule away: it is shared like all the others again.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import { ALLOCATION_RULES_VERSION } from '../allocation-policies.ts';
import { supplyRefusals } from '../errors.ts';
import { closed } from '../schemas.ts';
import { deletePolicies } from '../store/sharing.ts';

export const removeAllocationRule = defineCommand({
  name: 'supply.removeAllocationRule',
  summary: "Takes a SKU's own rule of sharing away; it is shared like all the others again.",
  input: Type.Object({ sku: Sku }, closed),
  output: Type.Object({ sku: Sku }),
  roles: ['operations'],
  refusals: [supplyRefusals.ruleUnknown],
  async run(tx, items) {
    const removed = await deletePolicies(
      tx,
      items.map(({ input }) => input.sku),
    );
    if (removed.size > 0) await raiseVersion(tx, ALLOCATION_RULES_VERSION);
    return items.map((item) => {
      const { sku } = item.input;
      if (!removed.delete(sku)) return decline(refuse(supplyRefusals.ruleUnknown, { sku }));
      tx.emit(item, {
        type: 'supply.allocationRuleRemoved',
        objects: [['sku', sku, 'shared']],
        attributes: {},
      });
      return accept({ sku });
    });
  },
});
