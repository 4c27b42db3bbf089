import { describe, expect, it } from 'vitest';
import { fc } from '../../tests/support/property.ts';
import { BUCKETS, bucketOf, formatId, instantOf, newUuid, parseId, type Uuid } from './ids.ts';

describe('ids', () => {
  it('shows the UUID of the TypeID specification as its published text', () => {
    expect(formatId('prefix', '01890a5d-ac96-774b-bcce-b302099a8057' as Uuid)).toBe(
      'prefix_01h455vb4pex5vsknk084sn02q',
    );
  });

  it('reads back every UUID that it shows', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => parseId('ord', formatId('ord', uuid as Uuid)) === uuid),
      { numRuns: 500 },
    );
  });

  it('refuses other prefixes, lengths and letters', () => {
    const id = formatId('ord', newUuid());
    for (const wrong of [
      '',
      'ord_',
      id.replace('ord', 'cus'),
      `${id}0`,
      id.slice(0, -1),
      `ord_8${id.slice(5)}`,
      `${id.slice(0, -1)}u`,
    ]) {
      expect(parseId('ord', wrong)).toBeNull();
    }
  });

  it('carries the bucket and the instant', () => {
    for (let bucket = 0; bucket < BUCKETS; bucket++) expect(bucketOf(newUuid(bucket))).toBe(bucket);
    const past = Date.UTC(2017, 4, 1, 12);
    expect(instantOf(newUuid(3, past))).toBe(past);
  });

  it('makes ids of one process in ascending order without doubles', () => {
    const made = Array.from({ length: 20_000 }, () => newUuid(5));
    expect(new Set(made).size).toBe(made.length);
    expect(made.map((uuid) => uuid.slice(0, 18))).toEqual(made.map((uuid) => uuid.slice(0, 18)).toSorted());
  });
});
