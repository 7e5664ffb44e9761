import { describe, expect, it } from 'vitest';
import { DAY_MS } from '#domain/shared/time.ts';
import { fixedReply } from '#features/lead/insights/reply/fixed-reply.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';

const { policy } = parsedSettings().settings;

const NOW_MS = Date.parse('2026-11-29T12:00Z');
const now = { nowMs: NOW_MS, timeZone: 'UTC' };

function reply(over: Partial<Parameters<typeof fixedReply>[0]> = {}) {
  return fixedReply({
    cause: 'late_delivery',
    atMs: NOW_MS - 2 * DAY_MS,
    now,
    note: '',
    policy,
    customerName: 'Ada Example',
    customerLocale: 'en-GB',
    fallbackLocale: 'de',
    ...over,
  });
}

describe('the reply to a customer whose failure is mended', () => {
  it('greets them, says what it is about and that it is changed, and thanks them', async () => {
    expect(await reply()).toBe(
      'Hello Ada,\n\nIn the last few days your delivery was late. We have found what led to it, and changed it.\n\n' +
        'Thank you for telling us: that is how we came to know of it. If you notice anything, simply reply to this message.',
    );
  });

  it('is in their language, and in the team’s where theirs is not known', async () => {
    expect(await reply({ customerLocale: 'fr' })).toMatch(/^Bonjour Ada,/);
    expect(await reply({ customerLocale: null })).toMatch(/^Guten Tag Ada,/);
  });

  it('greets nobody by name whose name is not known', async () => {
    expect(await reply({ customerName: '' })).toMatch(/^Hello,\n/);
  });

  it('names a cause of the team’s own by its label, and of any other nothing in particular', async () => {
    const [first] = policy.causes;
    if (first === undefined) throw new Error('a cause');
    const labelled = { ...policy, causes: [...policy.causes, { ...first, cause: 'noise', label: 'noise at night' }] };
    expect(await reply({ cause: 'noise', policy: labelled })).toContain('this went wrong for you: noise at night.');
    expect(await reply({ cause: 'unheard_of' })).toContain('In the last few days something went wrong for you with us.');
  });

  it.each(['en', 'de', 'fr', 'es', 'ar', 'fi', 'no'])('promises nothing and asks for no pardon again, in %s', async (customerLocale) => {
    const text = await reply({ customerLocale });
    expect(text).not.toMatch(
      /never|again|sorry|apolog|nie wieder|tut uns leid|entschuldig|désolé|excus|nunca|lament|disculp|نعتذر|آسف|أبدًا|koskaan|enää|uudelleen|anteeksi|pahoit|aldri|igjen|beklager|unnskyld|lei for|lei oss/i,
    );
  });

  it.each([
    [0, 'Today your delivery was late.'],
    [1, 'Yesterday your delivery was late.'],
    [6, 'In the last few days your delivery was late.'],
    [7, 'In the last two weeks your delivery was late.'],
    [14, 'In the last two weeks your delivery was late.'],
    [15, 'Earlier this month your delivery was late.'],
    [28, 'Earlier this month your delivery was late.'],
    [29, 'In October your delivery was late.'],
    [340, 'In December 2025 your delivery was late.'],
  ])('says when that was, %i days ago: %s', async (days, sentence) => {
    expect(await reply({ atMs: NOW_MS - days * DAY_MS })).toContain(`\n\n${sentence} `);
  });

  it('counts days by the calendar of the account', async () => {
    const atMs = NOW_MS - 13 * 3_600_000;
    expect(await reply({ atMs })).toContain('Yesterday your');
    expect(await reply({ atMs, now: { ...now, timeZone: 'America/New_York' } })).toContain('Yesterday your');
    expect(await reply({ atMs, now: { ...now, timeZone: 'Asia/Tokyo' } })).toContain('Today your');
  });

  it.each([
    ['de', 'im Oktober kam'],
    ['fr', 'En octobre, votre'],
    ['es', 'En octubre, su'],
    ['fi', 'Lokakuussa toimituksesi'],
    ['no', 'I oktober kom'],
  ])('says the month as people do, in %s: %s', async (customerLocale, words) => {
    expect(await reply({ customerLocale, atMs: NOW_MS - 40 * DAY_MS })).toContain(words);
  });

  it('quotes what was changed in a sentence of its own, as it was typed', async () => {
    expect(await reply({ note: ' We ship before noon. ' })).toContain(
      'We have found what led to it, and changed it. What we changed: “We ship before noon.”\n\nThank you',
    );
  });
});
