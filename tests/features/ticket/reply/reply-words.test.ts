import { describe, expect, it } from 'vitest';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import { eur } from '#builders/currencies.ts';
import { OWED_ACTIONS } from '#domain/policy/names.ts';
import { choices, reply } from '#features/ticket/reply/reply-words.ts';
import type { ReplyRecipient } from '#ports/reply-text.ts';

const ada: ReplyRecipient = {
  words: { apology: 'late_delivery' },
  label: null,
  owed: [],
  isOnTop: false,
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

  it.each(['en', 'de', 'fr', 'es', 'ar'])('name all that is owed besides, each as a sentence of its own, in %s', async (customerLocale) => {
    const given = { ...ada, customerLocale, gesture: 'credit', amount: eur(1500) } as const;
    const alone = await reply(given);
    const said = await Promise.all(
      OWED_ACTIONS.map(async (action) => (await reply({ ...given, owed: [action] })).replace(`${alone}\n\n`, '')),
    );
    expect(new Set(said).size).toBe(OWED_ACTIONS.length);
    expect(said.filter((sentence) => sentence === '' || sentence.includes(alone))).toEqual([]);
    expect(await reply({ ...given, owed: OWED_ACTIONS })).toBe(`${alone}\n\n${said.join(' ')}`);
  });

  it('say of money that it comes on top of that', async () => {
    const alone = await reply({ ...ada, gesture: 'refund', amount: eur(1500) });
    const text = await reply({ ...ada, owed: ['correct_bill'], isOnTop: true, gesture: 'refund', amount: eur(1500) });
    expect(text).toBe(
      `${alone}\n\nThis is in addition to what you are entitled to and takes nothing away from it. In any case your bill is being corrected.`,
    );
  });

  it.each(['en', 'de', 'fr', 'es', 'ar', 'fi', 'no'])(
    'offer a kind of the team’s own, and name what it owes, in %s',
    async (customerLocale) => {
      const about = { ...ada, customerLocale, owed: ['rebook'], ownKinds: OWN_KINDS };
      const text = await reply({ ...about, gesture: 'miles', amount: eur(600), count: 500 });
      expect(text).toContain(customerLocale === 'de' ? '500 Meilen' : '500 miles');
      expect(text).toContain('In any case we book you on another flight.');
      const options = [{ kind: 'miles', amount: eur(600), count: 500, minutes: null }] as const;
      expect(await choices({ ...about, options })).toContain(customerLocale === 'de' ? '500 Meilen' : '500 miles');
      const unnamed = await reply({ ...about, ownKinds: null, gesture: 'lounge_visit', amount: eur(600) });
      expect(unnamed).toContain('lounge visit: ');
      expect(unnamed).toContain('rebook');
      expect(`${text}${unnamed}`).not.toMatch(/reply\.|undefined|\{/);
    },
  );

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
