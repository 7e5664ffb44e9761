import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { EUR } from '#builders/currencies.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { challengeWhy, woundWords } from '#features/lead/line-up/open-words.ts';
import { sentences } from '../../../ui/english.ts';

const account = { names: new Map<string, string>(), ownId: '91', currency: EUR, timeZone: TIME_ZONE, nowMs: NOW_MS };
const telling = { account, policy: builtInPolicy(EUR), isOpen: false, isTellable: () => true, ideas: [] };
const about = { sentences, telling };

/** Asked for on a day, and answered late in the evening by the server's clock: the day after in the account's time zone. */
const line = {
  kind: 'approved',
  byId: '91',
  byName: 'Lena Sample',
  atMs: Date.parse('2026-03-16T23:30Z'),
  text: '',
  amountMinor: null,
} as const;
const asked = aServiceMoment({
  story: '',
  day: '2026-03-15',
  giving: { status: 'asked', decision: { ...aDraft().decision, request: [line] } },
});

describe('what is still open, in words', () => {
  it('names the account’s day of the last line of a request, and nobody', () => {
    expect(challengeWhy(about, { kind: 'approved', since: '2026-03-15' }, asked)).toBe(
      'Still open: approved on Tuesday, March 17, not given yet.',
    );
  });

  it('names what nobody has done yet since its day, and how severe what was handled is', () => {
    expect(challengeWhy(about, { kind: 'undone_step', step: 'call_customer', since: '2026-03-15' }, asked)).toContain('March 15');
    expect(challengeWhy(about, { kind: 'handled', severity: 4 }, asked)).not.toBe(
      challengeWhy(about, { kind: 'handled', severity: 3 }, asked),
    );
  });

  it('tells of a customer who has nothing yet by the cause and what is waited for', () => {
    expect(woundWords(about, { told: asked, why: 'approved' })).toEqual({
      id: asked.id,
      ticketId: asked.ticketId,
      text: 'Late delivery: approved on Tuesday, March 17, not given yet. The customer has nothing yet.',
    });
  });
});
