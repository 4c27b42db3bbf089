import { describe, expect, it } from 'vitest';
import { cases as english } from '../../../../texts/en/cases.ts';
import { cases as japanese } from '../../../../texts/ja/cases.ts';
import { fillReply, languageOf, TEMPLATES } from './reply-templates.ts';

describe('templates of replies', () => {
  it('name the customer and the order in the customer’s own words', () => {
    const text = fillReply(english.replies, 'refund', { name: 'Ana $& Co', orderNumber: '10001' });
    expect(text).toContain('Hello Ana $& Co,');
    expect(text).toContain('your order 10001');
  });

  it('leave no open place, with or without a name and an order, in any template', () => {
    for (const replies of [english.replies, japanese.replies])
      for (const template of TEMPLATES)
        for (const about of [
          { name: null, orderNumber: undefined },
          { name: 'Ana', orderNumber: '10001' },
        ])
          expect(fillReply(replies, template, about)).not.toMatch(/[{}]/);
    expect(fillReply(english.replies, 'late', { name: null, orderNumber: undefined })).toContain('Hello,');
  });

  it('are chosen by the language of the customer’s locale', () => {
    expect(languageOf('pl-PL')).toBe('pl');
    expect(languageOf('fr')).toBe('en');
  });
});
