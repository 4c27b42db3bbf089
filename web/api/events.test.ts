import { expect, it } from 'vitest';
import { createStreamParser } from './events.ts';

const text =
  'retry: 1000\n\nid: c1\nevent: orders.orderPlaced\ndata: {"id":"evt_1_1","type":"orders.orderPlaced"}\n\n: still here\nid: c2\n\n';

it('reads the same events however the stream is cut into pieces', () => {
  for (let size = 1; size <= text.length; size++) {
    const parse = createStreamParser();
    const ids: string[] = [];
    let lastId: string | null = null;
    for (let at = 0; at < text.length; at += size) {
      const chunk = parse(text.slice(at, at + size));
      ids.push(...chunk.events.map((event) => event.id));
      lastId = chunk.lastId;
    }
    expect(ids).toEqual(['evt_1_1']);
    expect(lastId).toBe('c2');
  }
});
