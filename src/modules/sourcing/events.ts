// Every event of sourcing: what became of policies, and what planners say that units lose. Decisions about orders are events of orders.
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

export function emitMarkdown(
  tx: CommandTx,
  item: { readonly actor: Actor },
  { sku, location, markdownMinor }: { sku: string; location: string; markdownMinor: number },
): void {
  tx.emit(item, {
    type: 'sourcing.markdownSet',
    objects: [
      ['sku', sku, 'sku'],
      ['location', location, 'location'],
    ],
    attributes: { markdownMinor },
  });
}
