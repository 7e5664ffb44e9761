import { describe, expect, it } from 'vitest';
import type { RemoteError } from '#ports/remote-error.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { sentences as english } from '#translations/en.json';
import { createReplyText } from '#features/ticket/reply/reply-text.ts';
import { causeName, commitmentMoney, gestureName, remoteSentence } from '#ui/i18n/sentences.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { sentences } from '../english.ts';

const EUR = 'EUR' as Currency;
const policy = builtInPolicy(EUR);

describe('what Zendesk did not do', () => {
  const errors: readonly RemoteError[] = [
    { kind: 'not_set_up', what: 'moment_entry' },
    { kind: 'forbidden', what: 'moment_entry' },
    { kind: 'rejected', what: 'moment_entry', detail: 'name is missing' },
    { kind: 'rate_limited', what: 'moment_entry', retryAfterMs: 12_000 },
    { kind: 'unavailable', what: 'moment_entry', status: 503 },
    { kind: 'unreachable', what: 'moment_entry' },
    { kind: 'unreadable', what: 'moment_entry', path: 'count' },
  ];

  it.each(errors)('is said in a whole sentence with what to do: $kind', (error) => {
    const sentence = remoteSentence(sentences, error);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/[{}]/);
    expect(sentence.split('. ').length).toBeGreaterThan(1);
  });
});

describe('names', () => {
  it('of causes are the translated ones, the team’s own, or the value made readable', () => {
    const own = { ...policy, causes: [{ ...policy.causes[0], cause: 'cold_food', label: 'Cold food' } as (typeof policy.causes)[number]] };
    expect(causeName(sentences, 'late_delivery', policy)).toBe('Late delivery');
    expect(causeName(sentences, 'cold_food', own)).toBe('Cold food');
    expect(causeName(sentences, 'card_arrival', policy)).toBe('Card arrival');
    expect(causeName(sentences, null, policy)).toBe('No cause noted');
  });

  it('of what was given keep its own currency, and show what stands there where that is none', () => {
    expect(commitmentMoney(sentences, aCommitment({ amountMinor: 500, currency: 'KWD' }))).toBe('KWD\u00a00.500');
    expect(commitmentMoney(sentences, aCommitment({ amountMinor: 500, currency: '' }))).toBe('500 ');
  });

  it('of gestures carry their amount where they have one', () => {
    expect(gestureName(sentences, 'credit', money(1500, EUR))).toBe('€15 store credit');
    expect(gestureName(sentences, 'call', null)).toBe('Call from us today');
  });
});

describe('the reply', () => {
  const facts = {
    words: { apology: 'late_delivery' },
    label: null,
    isStatutory: false,
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

  it('says that a gesture comes on top of what the law grants', async () => {
    const reply = await createReplyText(sentences).reply({ ...facts, isStatutory: true, customerLocale: null });
    expect(reply).toMatch(/\n\nThis comes on top of what you have a right to, and takes nothing away from it\.$/);
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
        '– €15 of store credit on your account.',
        '– I call you today to sort it out with you.',
      ].join('\n'),
    );
  });
});
