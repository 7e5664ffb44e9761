import { describe, expect, it } from 'vitest';
import type { RemoteError } from '#application/ports/remote-error.ts';
import type { Room } from '#domain/journal/admission.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { ui as english } from '#translations/en.json';
import { createMessages } from '#ui/messages/messages.ts';
import { createWording } from '#ui/messages/reply-wording.ts';
import {
  causeName,
  commitmentMoney,
  gestureName,
  giveErrorSentence,
  overSentence,
  refusalSentence,
  remoteSentence,
} from '#ui/messages/sentences.ts';
import { aCommitment } from '#builders/a-commitment.ts';

const messages = createMessages('en-US', english);
const EUR = 'EUR' as Currency;
const policy = builtInPolicy(EUR);
const about = { nowMs: Date.UTC(2026, 10, 22, 10), timeZone: 'UTC', currency: EUR, windowDays: 60, agentId: '7', amountMinor: 2000 };
const room: Room = { limit: 'agent_day', limitValue: 10_000, left: 500, freeAtMs: Date.UTC(2026, 10, 23), earlier: null };

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
    const sentence = remoteSentence(messages, error);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/[{}]/);
    expect(sentence.split('. ').length).toBeGreaterThan(1);
  });

  it.each(['Stripe', 'Shopify'])('is said of %s by its name where that was asked, and nothing of Zendesk', (what) => {
    for (const error of errors) {
      const sentence = remoteSentence(messages, { ...error, what });
      expect(sentence).toMatch(/\.$/);
      expect(sentence).toContain(what);
      expect(sentence).not.toMatch(/[{}]|Zendesk/);
    }
  });

  it('is said of Zendesk also where a custom object has the name of a vendor', () => {
    expect(remoteSentence(messages, { kind: 'unreachable', what: 'stripe' })).toContain('Zendesk');
  });

  it('says that nothing was given only where that is certain', () => {
    const error = { kind: 'unreachable', what: 'moment_entry' } as const;
    expect(giveErrorSentence(messages, { kind: 'failed', step: 'reserve', error, isHeld: false })).toContain('Nothing was given.');
    expect(giveErrorSentence(messages, { kind: 'failed', step: 'reserve', error, isHeld: true })).toContain('not certain');
  });
});

describe('a refusal', () => {
  it('names the limit, what is left, and when more is free', () => {
    expect(overSentence(messages, room, about)).toBe('More than you have left today: €5. Free again tomorrow.');
  });

  it('says that others were deciding, and does not call it over the limit', () => {
    expect(refusalSentence(messages, { ...room, isContended: true }, about)).toContain('Colleagues were deciding');
  });

  it('says of a limit of 0 which it is, and that nothing is permitted', () => {
    expect(overSentence(messages, { ...room, limitValue: 0, left: 0 }, about)).toBe('Nothing is permitted: your limit for today is 0.');
  });

  it('does not promise that waiting helps where it does not', () => {
    const more = { ...about, amountMinor: room.limitValue + 1 };
    expect(overSentence(messages, room, more)).toBe('More than you have left today: €5.');
    expect(overSentence(messages, { ...room, freeAtMs: null }, about)).toBe('More than you have left today: €5.');
  });

  it('says who made it right already, when and how', () => {
    const earlier = aCommitment({
      agentId: '9',
      detail: { gesture: 'credit', agentName: 'Agent Two (sample)' },
      amountMinor: 2000,
      reservedAtMs: about.nowMs - 120_000,
    });
    expect(overSentence(messages, { ...room, limit: 'same_incident', earlier }, about)).toBe(
      'This was made right already, by Agent Two (sample), 2 minutes ago: €20 store credit.',
    );
  });
});

describe('names', () => {
  it('of causes are the translated ones, the team’s own, or the value made readable', () => {
    const own = { ...policy, causes: [{ ...policy.causes[0], cause: 'cold_food', label: 'Cold food' } as (typeof policy.causes)[number]] };
    expect(causeName(messages, 'late_delivery', policy)).toBe('Late delivery');
    expect(causeName(messages, 'cold_food', own)).toBe('Cold food');
    expect(causeName(messages, 'card_arrival', policy)).toBe('Card arrival');
    expect(causeName(messages, null, policy)).toBe('No cause noted');
  });

  it('of what was given keep its own currency, and show what stands there where that is none', () => {
    expect(commitmentMoney(messages, aCommitment({ amountMinor: 500, currency: 'KWD' }))).toBe('KWD\u00a00.500');
    expect(commitmentMoney(messages, aCommitment({ amountMinor: 500, currency: '' }))).toBe('500 ');
  });

  it('of gestures carry their amount where they have one', () => {
    expect(gestureName(messages, 'credit', money(1500, EUR))).toBe('€15 store credit');
    expect(gestureName(messages, 'call', null)).toBe('Call from us today');
  });
});

describe('the reply', () => {
  const facts = {
    words: { apology: 'late_delivery' },
    gesture: 'credit',
    amount: money(1500, EUR),
    customerName: 'Ada Example',
    fallbackLocale: 'en',
  } as const;

  it('greets by first name, apologises in one sentence that names the failure, and says what is given', async () => {
    const reply = await createWording(messages).reply({ ...facts, customerLocale: null });
    expect(reply).toBe(
      'Hello Ada,\n\nI am sorry that your delivery is late. To make it right, I am adding €15 of store credit to your account for this.',
    );
  });

  it('never promises that it will not happen again', () => {
    expect(JSON.stringify(english.reply)).not.toMatch(/happen again|never again|rating/i);
  });

  it('has words for a cause that the team made up', async () => {
    const reply = await createWording(messages).reply({ ...facts, words: { apology: 'cold_food' }, customerLocale: 'en-GB' });
    expect(reply).toContain('I am sorry for the trouble this has caused you.');
  });
});
