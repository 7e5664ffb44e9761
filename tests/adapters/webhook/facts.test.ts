import { expect, it } from 'vitest';
import { webhookFacts } from '#adapters/webhook/facts.ts';

it('people call it by its host, and it does one key once', () => {
  const facts = webhookFacts({ host: 'gestures.sample.example', path: '', sendsEmail: true });
  expect(facts).toMatchObject({ name: 'webhook', label: 'gestures.sample.example', isIdempotent: true });
  expect(facts.wants).toEqual({ userFields: [], emails: false });
  expect(facts.reversibility('credit')).toBe('unspent');
});
