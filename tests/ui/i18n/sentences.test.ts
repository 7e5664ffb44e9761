import { describe, expect, it } from 'vitest';
import { money } from '#domain/money/money.ts';
import { builtInPolicy, policyFor } from '#domain/policy/policy.ts';
import { sentences as english } from '#translations/en.json';
import { createReplyText } from '#features/ticket/reply/reply-text.ts';
import { causeName, gestureName, tierName, totalMoney } from '#ui/i18n/sentences.ts';
import { commitmentMoney, commitmentName } from '#ui/i18n/commitment-names.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { EUR, KWD } from '#builders/currencies.ts';
import { sentences } from '../english.ts';

const policy = builtInPolicy(EUR);

describe('names', () => {
  it('of causes are the translated ones, the team’s own, or the value made readable', () => {
    const named = (cause: string, label: string) => ({ ...policyFor(policy, null), cause, label });
    const own = { ...policy, causes: [named('cold_food', 'Food arrived cold'), named('other', 'Anything else')] };
    expect(causeName(sentences, 'late_delivery', policy)).toBe('Late delivery');
    expect(causeName(sentences, 'other', policy)).toBe('Something else');
    expect(causeName(sentences, 'cold_food', own)).toBe('Food arrived cold');
    expect(causeName(sentences, 'other', own)).toBe('Anything else');
    expect(causeName(sentences, 'card__arrival-', own)).toBe('Card arrival');
    expect(causeName(sentences, null, policy)).toBe('No cause recorded');
  });

  it('of tiers are the translated ones, or the value made readable', () => {
    expect(tierName(sentences, 'top')).toBe('Top tier');
    expect(tierName(sentences, 'big_spender')).toBe('Big spender');
  });

  it('of what was given keep the sum that is stated, whatever it counts as, and say where none can be read', () => {
    const given = aCommitment({ stated: money(500, KWD), countsMinor: 10_000 });
    expect(commitmentMoney(sentences, given)).toBe('KWD\u00a00.500');
    expect(commitmentName(sentences, given)).toBe('KWD\u00a00.500 store credit');
    expect(commitmentMoney(sentences, { ...given, stated: null })).toBe('amount unreadable');
    expect(commitmentName(sentences, { ...given, stated: null })).toBe('Store credit');
    expect(commitmentName(sentences, { ...given, stated: null, detail: {} })).toBe('amount unreadable');
  });

  it('of several gestures are a sum for each currency', () => {
    const euros = [aCommitment({ countsMinor: 500 }), aCommitment({ stated: money(1000, EUR), countsMinor: 10_000 })];
    expect(totalMoney(sentences, euros)).toBe('€15');
    expect(totalMoney(sentences, [...euros, aCommitment({ stated: money(300, KWD) })])).toBe('€15 and KWD\u00a00.300');
    expect(totalMoney(sentences, [{ ...aCommitment(), stated: null }])).toBe('amount unreadable');
    expect(totalMoney(sentences, [...euros, { ...aCommitment(), stated: null }])).toBe('€15 and amount unreadable');
  });

  it('of gestures carry their amount where they have one', () => {
    expect(gestureName(sentences, 'credit', money(1500, EUR))).toBe('€15 store credit');
    expect(gestureName(sentences, 'call', null)).toBe('Call from us today');
    expect(gestureName(sentences, 'credit', money(0, EUR))).toBe('Store credit');
  });
});

describe('the reply', () => {
  const facts = {
    words: { apology: 'late_delivery' },
    label: null,
    owed: [],
    isOnTop: false,
    gesture: 'credit',
    amount: money(1500, EUR),
    customerName: 'Ada Example',
    fallbackLocale: 'en',
  } as const;

  it('greets by first name, apologises in one sentence that names the failure, and says what is given', async () => {
    const reply = await createReplyText(sentences).reply({ ...facts, customerLocale: null });
    expect(reply).toBe(
      'Hello Ada,\n\nI am sorry that your delivery is late. To make it right, I am adding €15 of store credit to your account for this.',
    );
  });

  it('never promises that it will not happen again', () => {
    expect(JSON.stringify(english.reply)).not.toMatch(/happen again|never again|rating/i);
  });

  it('has words for a cause that the team made up', async () => {
    const reply = await createReplyText(sentences).reply({ ...facts, words: { apology: 'cold_food' }, customerLocale: 'en-GB' });
    expect(reply).toContain('I am sorry for the trouble this has caused you.');
  });

  it('calls a cause that the team named by that name', async () => {
    const about = { ...facts, words: { apology: 'cold_food' }, label: 'Cold food', customerLocale: null };
    expect(await createReplyText(sentences).reply(about)).toContain('I am sorry about what went wrong here: Cold food.');
  });

  it('says that a gesture comes on top of what is owed', async () => {
    const reply = await createReplyText(sentences).reply({ ...facts, isOnTop: true, customerLocale: null });
    expect(reply).toMatch(/\n\nThis is in addition to what you are entitled to and takes nothing away from it\.$/);
  });

  it('lets the customer choose, one way a line', async () => {
    const options = [
      { kind: 'credit', amount: money(1500, EUR), minutes: null },
      { kind: 'call', amount: null, minutes: 20 },
    ] as const;
    expect(await createReplyText(sentences).choices({ ...facts, options, customerLocale: null })).toBe(
      [
        'Hello Ada,',
        '',
        'I am sorry that your delivery is late. To make it right, I can offer you one of these. Which suits you best?',
        '',
        '– Store credit on your account: €15.',
        '– I will call you today to sort this out with you.',
      ].join('\n'),
    );
  });
});
