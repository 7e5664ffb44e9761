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

/** The greeting with the apology, and the offer. */
function parts(text: string): readonly [string, string] {
  const end = text.search(/(?<=[.؛]) /);
  if (end === -1) throw new Error(`one sentence alone: ${text}`);
  return [text.slice(0, end), text.slice(end + 1)];
}

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

  it.each(['en', 'de', 'fr', 'es', 'ar', 'fi', 'no'])(
    'name all that is owed, each as a sentence of its own, in %s',
    async (customerLocale) => {
      const given = { ...ada, customerLocale, gesture: 'call', amount: eur(0) } as const;
      const [opening, offered] = parts(await reply(given));
      const said = await Promise.all(
        OWED_ACTIONS.map(async (action) => (await reply({ ...given, owed: [action] })).slice(opening.length + 1, -offered.length - 1)),
      );
      expect(new Set(said).size).toBe(OWED_ACTIONS.length);
      expect(said).not.toContain('');
      expect(await reply({ ...given, owed: OWED_ACTIONS })).toBe(`${opening} ${said.join(' ')} ${offered}`);
    },
  );

  it('say first what is owed, and then of a refund that it comes on top of that', async () => {
    const charged = { ...ada, words: { apology: 'billing_error' }, owed: ['correct_bill'] } as const;
    expect(await reply({ ...charged, gesture: 'refund', amount: eur(1100) })).toBe(
      'Hello Ada,\n\nI am sorry that your bill was wrong. In any case your bill is being corrected. On top of that, I am refunding €11 to you for the trouble.',
    );
    expect(await reply({ ...charged, isOnTop: true, gesture: 'refund', amount: eur(1100) })).toMatch(
      /for the trouble\.\n\nThis is in addition to what you are entitled to and takes nothing away from it\.$/,
    );
    const options = [{ kind: 'refund', amount: eur(1100), minutes: null }] as const;
    expect(await choices({ ...charged, options })).toContain('is being corrected. On top of that, I can offer you one of these.');
  });

  it.each([
    ['en', 'On top of that,'],
    ['de', 'Zusätzlich'],
    ['fr', 'En plus de cela,'],
    ['es', 'Además,'],
    ['ar', 'وإضافةً إلى ذلك،'],
    ['fi', 'Sen lisäksi'],
    ['no', 'I tillegg'],
  ])('say of everything that costs money that it comes on top, in %s', async (customerLocale, onTop) => {
    for (const gesture of ['credit', 'refund', 'discount', 'gift', 'surprise'] as const) {
      const given = { ...ada, customerLocale, gesture, amount: eur(1100) };
      expect(await reply(given)).not.toContain(onTop);
      expect(await reply({ ...given, owed: ['correct_bill'] })).toContain(` ${onTop} `);
    }
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
