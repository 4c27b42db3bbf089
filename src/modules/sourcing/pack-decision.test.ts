// The stored form: nothing is lost on the way there and back, and it is a fraction of the plain form.
import { expect, test } from 'vitest';
import { fc } from '../../../tests/support/property.ts';
import { packDecision, planSourcing, unpackDecision } from './index.ts';
import { drawCase, PLAIN, seedRandom, WHOLE } from './sourcing-cases.fixture.ts';

const codeOf = (id: string) => `C-${id}`;
const idOf = (code: string) => code.slice(2);

test('gives every decision back as it was, through JSON', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (seed, scarce, allowBackorder, isWhole) => {
        const shape = {
          ...(isWhole ? WHOLE : PLAIN),
          lines: 1 + (seed % 5),
          scarce,
          maxQuantity: 4,
          allowBackorder,
        };
        const policy = {
          code: 'default',
          version: 3,
          rules: ['location/2'],
          skipped: seed % 2 ? ['line/1'] : [],
        };
        const input = drawCase(seedRandom(seed), shape);
        const decision = planSourcing(isWhole ? { ...input, policy } : input);
        const stored = JSON.parse(JSON.stringify(packDecision(decision, codeOf)));
        expect(unpackDecision(stored, idOf)).toEqual(decision);
      },
    ),
    { numRuns: 500, seed: 1 },
  );
});

test('keeps what is not known as such', () => {
  const input = {
    ...drawCase(seedRandom(3), PLAIN),
    destination: null,
    locations: [],
    allowBackorder: false,
  };
  const decision = planSourcing(input);
  expect(decision.status).toBe('unsourceable');
  expect(unpackDecision(packDecision(decision, codeOf), idOf)).toEqual(decision);
});

test('takes a fraction of the plain form', () => {
  const ids = new Map<string, string>();
  const uuidOf = (n: number) => `0193cd1e-7a6b-7c3d-8e9f-${String(n).padStart(12, '0')}`;
  let plain = 0;
  let packed = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const drawn = drawCase(seedRandom(seed), { ...PLAIN, locations: 12, density: 1 });
    const locations = drawn.locations.map((location, n) => ({ ...location, id: uuidOf(n) }));
    locations.forEach(({ id }, n) => {
      ids.set(id, `DC-${n}`);
    });
    const decision = planSourcing({ ...drawn, locations });
    plain += JSON.stringify(decision).length;
    packed += JSON.stringify(packDecision(decision, (id) => ids.get(id)!)).length;
  }
  expect(packed).toBeLessThan(plain / 5);
});
