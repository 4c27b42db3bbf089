// The command that says no to proposals: they stay away until more is needed than now.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { supplyRefusals } from '../errors.ts';
import { closed, ProposalId, Reason } from '../schemas.ts';
import { endProposals, lockProposalRows, type ProposalRow } from '../store/proposals.ts';

export const dismissProposals = defineCommand({
  name: 'supply.dismissProposals',
  summary: 'Says no to proposals; each comes again only when more is needed than now.',
  input: Type.Object(
    {
      proposals: Type.Array(ProposalId, { minItems: 1, maxItems: 500, uniqueItems: true }),
      reason: Type.Optional(Reason),
    },
    closed,
  ),
  output: Type.Object({ dismissed: Type.Integer() }),
  roles: ['operations'],
  refusals: [supplyRefusals.proposalUnknown, supplyRefusals.proposalEnded],
  async run(tx, items) {
    const ids = new Set(items.flatMap(({ input }) => input.proposals.map((each) => parseId('prp', each)!)));
    const rows = new Map((await lockProposalRows(tx, [...ids])).map((row) => [row.proposalId, row]));
    const ended = new Set<ProposalRow>();
    const outcomes = items.map((item) => {
      const own: ProposalRow[] = [];
      for (const proposalId of item.input.proposals) {
        const row = rows.get(parseId('prp', proposalId)!);
        if (!row) return decline(refuse(supplyRefusals.proposalUnknown, { proposalId }));
        if (row.state !== 'open' || ended.has(row)) {
          return decline(refuse(supplyRefusals.proposalEnded, { proposalId, state: row.state }));
        }
        own.push(row);
      }
      for (const row of own) ended.add(row);
      tx.emit(item, {
        type: 'supply.proposalsDismissed',
        objects: own.map((row) => ['sku', row.sku, 'dismissed'] as const),
        attributes: { proposals: own.length, reason: item.input.reason ?? null },
      });
      return accept({ dismissed: own.length });
    });
    const dismissed = [...ended].map((row) => ({
      proposalId: row.proposalId,
      state: 'dismissed' as const,
      purchaseOrderId: null,
    }));
    await endProposals(tx, dismissed, tx.now);
    return outcomes;
  },
});
