import { expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import { type ReplyFacts, replyFor } from '#application/reply.ts';

const about: ReplyFacts = {
  moment: { cause: 'late_delivery', fault: 'ours', gesture: 'credit', amount: eur(1500) },
  requester: aTicket().requester,
  fallbackLocale: 'en',
};

it('a reply names the failure only where it was ours', async () => {
  const { wording } = aWorld();
  expect(await replyFor(wording, about)).toBe('Dear Ada Example, sorry for late_delivery: credit of 15.00.');
  expect(await replyFor(wording, { ...about, moment: { ...about.moment, fault: 'third_party' } })).toContain('sorry for other');
});

it('a reply whose words cannot be loaded is empty and fails nothing', async () => {
  const offline = { saveHeld: () => '', reply: () => Promise.reject(new Error('offline')) };
  expect(await replyFor(offline, about)).toBe('');
});
