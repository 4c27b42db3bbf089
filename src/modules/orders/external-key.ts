// The single place for the name under which an order of a channel is unique across buckets (platform/keys.ts).

/** The key of a channel's order. */
export function externalKey(channel: string, externalId: string): string {
  return `order:${channel}:${externalId}`;
}
