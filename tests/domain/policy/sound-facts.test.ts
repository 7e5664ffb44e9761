import { expect, it } from 'vitest';
import { facts } from '#builders/facts.ts';
import { soundFacts } from '#domain/policy/sound-facts.ts';

it('takes a figure that is none, or less than nothing, as nothing, and bounds what is beyond measure', () => {
  const odd = facts({
    lossMinor: 9e15,
    hoursSinceReport: -1,
    hoursSinceFailure: Infinity,
    priorIncidents: [
      { daysAgo: NaN, isSameCause: true },
      { daysAgo: -3, isSameCause: false },
    ],
    gestures: [{ daysAgo: 1, isSameCause: true, isSameTicket: true, amountMinor: NaN }],
    matter: { ticketIds: ['1'], isUnanswered: false, given: { ticketId: '1', amountMinor: -5 } },
    value: { tier: 'gold', upliftPercent: NaN, marginMinor: -1 },
  });
  expect(soundFacts(odd)).toMatchObject({
    lossMinor: 1e13,
    hoursSinceReport: 0,
    hoursSinceFailure: 1e13,
    priorIncidents: [
      { daysAgo: 1e13, isSameCause: true },
      { daysAgo: 0, isSameCause: false },
    ],
    gestures: [{ amountMinor: 0 }],
    matter: { given: { amountMinor: 0 } },
    value: { upliftPercent: 0, marginMinor: 0 },
  });
  expect(soundFacts({ ...odd, lossMinor: NaN }).lossMinor).toBe(0);
});

it('leaves alone what can be reckoned with', () => {
  const sound = facts({ lossMinor: 1400, hoursSinceReport: 3.5, priorIncidents: [{ daysAgo: 2, isSameCause: true }] });
  expect(soundFacts(sound)).toEqual(sound);
});
