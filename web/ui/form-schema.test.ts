import { expect, it } from 'vitest';
import { type FormSchema, filledIn, kindOf, labelOf, missingIn, startOf } from './form-schema.ts';

const claim: FormSchema = {
  type: 'object',
  required: ['approved', 'lines'],
  properties: {
    approved: { type: 'boolean', 'x-labels': { pl: 'Zatwierdzone' } },
    reason: { enum: ['damaged', 'late'] },
    refund: { type: 'integer', 'x-currency': 'EUR' },
    comment: { type: ['string', 'null'], maxLength: 1000 },
    since: { type: 'string', format: 'date' },
    lines: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
    },
  },
};

it('says which field each part of a schema is', () => {
  const kinds = Object.values(claim.properties ?? {}).map(kindOf);
  expect(kinds).toEqual(['yes-no', 'choice', 'money', 'long-text', 'date', 'list']);
  expect(kindOf({})).toBe('json');
});

it('labels a field in the language of the reader, by its title or by its name', () => {
  expect(labelOf('approved', claim.properties!.approved!, 'pl')).toBe('Zatwierdzone');
  expect(labelOf('returnToStock', {}, 'pl')).toBe('Return to stock');
  expect(labelOf('x', { title: 'Shown' }, 'pl')).toBe('Shown');
});

it('begins with defaults and with as many entries as a list needs', () => {
  expect(startOf(claim)).toEqual({ lines: [{}] });
  expect(startOf({ type: 'object', properties: { a: { type: 'number', default: 2 } } })).toEqual({ a: 2 });
});

it('finds required fields that are empty, in entries of lists too', () => {
  expect(missingIn(claim, { lines: [{}, { sku: 'A' }] })).toEqual(['approved', 'lines.0.sku']);
  expect(missingIn(claim, { approved: false, lines: [{ sku: 'A' }] })).toEqual([]);
});

it('sends nothing for fields that were left empty, and false for a no', () => {
  expect(filledIn({ approved: false, comment: '', lines: [{ sku: 'A', note: undefined }] })).toEqual({
    approved: false,
    lines: [{ sku: 'A' }],
  });
});
