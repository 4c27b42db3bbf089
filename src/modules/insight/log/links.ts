// The single place that says which objects of an event are related: one that appears for the first time belongs to those it appears with (a
// shipment to its order, an order to its customer). Pure.

/** Things that are only referred to: they belong to nobody, others belong to them. */
const REFERENCES: ReadonlySet<string> = new Set([
  'sku',
  'location',
  'customer',
  'channel',
  'carrier',
  'supplier',
  'user',
  'process',
]);

/**
 * Places of the pairs [from, to], `types` and `fresh` (appears for the first time) by place in the event. Of two that are new, the one that is
 * named later belongs to the one before; what the event refers to belongs to the first of them alone.
 */
export function linksOf(types: readonly string[], fresh: readonly boolean[]): [from: number, to: number][] {
  const links: [number, number][] = [];
  const isReference = types.map((type) => REFERENCES.has(type));
  const first = types.findIndex((_type, place) => fresh[place] && !isReference[place]);
  if (first < 0) return links;
  for (let from = first; from < types.length; from++) {
    if (!fresh[from] || isReference[from]) continue;
    for (let to = 0; to < types.length; to++) {
      if (to === from) continue;
      if (isReference[to] ? from === first : !fresh[to] || to < from) links.push([from, to]);
    }
  }
  return links;
}
