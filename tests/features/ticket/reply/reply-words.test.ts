import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { choices, reply } from '#features/ticket/reply/reply-words.ts';
import type { ReplyRecipient } from '#ports/reply-text.ts';

const ada: ReplyRecipient = {
  words: { apology: 'late_delivery' },
  label: null,
  isStatutory: false,
  customerName: 'Ada Sample',
  customerLocale: 'en-GB',
  fallbackLocale: 'de',
};

describe('the words of a reply', () => {
  it('greet by the first name, say sorry for the failure, and offer the amount', async () => {
    const text = await reply({ ...ada, gesture: 'credit', amount: eur(1500) });
    expect(text).toMatch(/^Hello Ada,\n\nI am sorry that your delivery is late\. /);
    expect(text).toContain('€15');
  });

  it("come in the customer's language, and in the fallback where that has no translation", async () => {
    expect(await reply({ ...ada, customerLocale: 'fr', gesture: 'apology', amount: eur(0) })).toContain('Bonjour Ada');
    expect(await reply({ ...ada, customerLocale: 'nl', gesture: 'apology', amount: eur(0) })).toContain('Guten Tag Ada');
  });

  it("name a cause of the team's own by its label where the failure was ours, and no failure where it was not", async () => {
    const cold = { ...ada, label: 'Cold food' };
    expect(await reply({ ...cold, words: { apology: 'cold_food' }, gesture: 'apology', amount: eur(0) })).toContain('Cold food');
    expect(await reply({ ...cold, words: { apology: 'other' }, gesture: 'apology', amount: eur(0) })).not.toContain('Cold food');
  });

  it('say that it comes on top where the law grants something besides', async () => {
    const alone = await reply({ ...ada, gesture: 'credit', amount: eur(1500) });
    expect((await reply({ ...ada, isStatutory: true, gesture: 'credit', amount: eur(1500) })).startsWith(`${alone}\n\n`)).toBe(true);
  });

  it('list what the customer may choose from, a line each', async () => {
    const options = [
      { kind: 'credit', amount: eur(1500), minutes: null },
      { kind: 'call', amount: null, minutes: 5 },
    ] as const;
    const lines = (await choices({ ...ada, options })).split('\n').filter((line) => line.startsWith('– '));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('€15');
  });
});
