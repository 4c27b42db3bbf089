import { expect, it } from 'vitest';
import { uuidOf } from './location-of.ts';

it('reads the UUID inside an id as the TypeID specification does', () => {
  expect(uuidOf('prefix_01h455vb4pex5vsknk084sn02q')).toBe('01890a5d-ac96-774b-bcce-b302099a8057');
  expect(uuidOf('berlin')).toBeNull();
});
