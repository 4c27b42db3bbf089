// Every event of sourcing: what became of policies. Decisions about orders are events of orders.
import type { Actor, CommandTx } from '../../platform/command.ts';

export type PolicyEventType =
  | 'sourcing.policyDrafted'
  | 'sourcing.policyEdited'
  | 'sourcing.policyTested'
  | 'sourcing.policyPublished'
  | 'sourcing.policyRetired'
  | 'sourcing.policyRuleFailed';

export function emitPolicy(
  tx: CommandTx,
  item: { readonly actor: Actor },
  type: PolicyEventType,
  policy: { readonly code: string; readonly version: number },
  attributes: Record<string, unknown> = {},
): void {
  const { code, version } = policy;
  tx.emit(item, {
    type,
    objects: [
      ['sourcing-policy', code, 'policy'],
      ['sourcing-policy-version', `${code}/${version}`, 'version'],
    ],
    attributes: { version, ...attributes },
  });
}
