import { describe, expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { MILES_POLICY, OWN_KINDS } from '#builders/own-kinds.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { ReplyRecipient, ReplyTextPort } from '#ports/reply-text.ts';
import { type ReplyFacts, choicesFor, replyFor } from '#features/ticket/reply/reply.ts';
import { type CausePolicy, type Policy, builtInPolicy, newCause } from '#domain/policy/policy.ts';
import type { Option } from '#domain/policy/suggestion.ts';

const about: ReplyFacts = {
  moment: { cause: 'late_delivery', fault: 'ours', gesture: 'credit', amount: eur(1500) },
  ticket: aTicket(),
  agent: anAgent(),
  policy: parsedSettings().settings.policy,
  own: null,
  fallbackLocale: 'en',
};

const OPTIONS: readonly Option[] = [
  { kind: 'credit', amount: eur(1500), minutes: null },
  { kind: 'call', amount: null, minutes: 20 },
];
const CARE = OPTIONS.filter(({ amount }) => amount === null);

const offline: ReplyTextPort = {
  saveHeld: () => '',
  reply: () => Promise.reject(new Error('offline')),
  choices: () => Promise.reject(new Error('offline')),
};

/** The usual policy with one cause treated in another way, or a cause of the team's own. */
function policyWith(own: Partial<CausePolicy> & Pick<CausePolicy, 'cause'>): Policy {
  const policy = builtInPolicy(EUR);
  const known = policy.causes.find(({ cause }) => cause === own.cause) ?? newCause(own.cause, null);
  return { ...policy, causes: [...policy.causes.filter((cause) => cause !== known), { ...known, ...own }] };
}

/** Whom the words would be recipientOf to, and about what. */
async function addressedBy(word: (replyText: ReplyTextPort) => Promise<string>): Promise<ReplyRecipient | undefined> {
  const heard: ReplyRecipient[] = [];
  const note = (recipientOf: ReplyRecipient): Promise<string> => {
    heard.push(recipientOf);
    return Promise.resolve('words');
  };
  await word({ ...offline, reply: note, choices: note });
  return heard[0];
}

function replyOf(change: Partial<ReplyFacts>): Promise<ReplyRecipient | undefined> {
  return addressedBy((replyText) => replyFor(replyText, { ...about, ...change }));
}

describe('a reply', () => {
  it('names the failure only where it was ours', async () => {
    const { replyText } = aWorld();
    expect(await replyFor(replyText, about)).toBe('Dear Ada Example, sorry for late_delivery: credit of 15.00.');
    expect(await replyFor(replyText, { ...about, moment: { ...about.moment, fault: 'third_party' } })).toContain('sorry for other');
  });

  it('whose words cannot be loaded is empty and fails nothing', async () => {
    expect(await replyFor(offline, about)).toBe('');
  });

  it('in the agent’s own words has its placeholders filled, and needs no other words', async () => {
    const own = 'Dear {{ticket.requester.first_name}},\nI am {{current_user.name}}. See {{ticket.url}}.';
    expect(await replyFor(offline, { ...about, own })).toBe('Dear Ada,\nI am Ben Sample. See {{ticket.url}}.');
  });

  it('that the agent has emptied stays empty', async () => {
    expect(await replyFor(aWorld().replyText, { ...about, own: '' })).toBe('');
  });

  it('goes to the customer in their language, and in that of replies where they have none', async () => {
    const locales = { customerLocale: 'en-GB', fallbackLocale: 'de' };
    expect(await replyOf({ fallbackLocale: 'de' })).toMatchObject({ customerName: 'Ada Example', ...locales });
    expect(await replyOf({ ticket: aTicket({ requester: { locale: null } }) })).toMatchObject({ customerLocale: null });
  });

  it('has the team’s name for a cause of its own, and none for built-in ones and those that nobody knows', async () => {
    const policy = policyWith({ cause: 'engraving', label: 'Wrong engraving' });
    expect(await replyOf({ policy, moment: { ...about.moment, cause: 'engraving' } })).toMatchObject({
      words: { apology: 'engraving' },
      label: 'Wrong engraving',
    });
    expect(await replyOf({ policy })).toMatchObject({ label: null });
    const other = policyWith({ cause: 'other', label: 'Something else' });
    expect(await replyOf({ policy: other, moment: { ...about.moment, cause: 'meteor' } })).toMatchObject({ label: null });
  });

  it('says that money comes on top of what is owed, and says so of nothing else', async () => {
    const policy = policyWith({ cause: 'late_delivery', isStatutory: true });
    const { moment } = about;
    expect(await replyOf({ policy })).toMatchObject({ isOnTop: true, owed: ['statutory', 'deliver_or_refund'] });
    expect(await replyOf({ policy, moment: { ...moment, gesture: 'call', amount: eur(0) } })).toMatchObject({ isOnTop: false });
    expect(await replyOf({ policy, moment: { ...moment, amount: eur(0) } })).toMatchObject({ isOnTop: false });
    expect(await replyOf({ moment: { ...moment, fault: 'customer' } })).toMatchObject({ isOnTop: false, owed: [] });
  });

  it('promises nothing while nobody knows whose fault it was', async () => {
    expect(await replyOf({ moment: { ...about.moment, cause: 'billing_error', fault: 'unclear' } })).toMatchObject({
      isOnTop: false,
      owed: [],
    });
    expect(await replyOf({ moment: { ...about.moment, cause: 'billing_error', fault: 'third_party' } })).toMatchObject({
      owed: ['correct_bill'],
    });
  });

  it('names what is owed for every cause, and a refund in full for what was rejected', async () => {
    const { moment } = about;
    expect(await replyOf({ moment: { ...moment, cause: 'billing_error', gesture: 'refund' } })).toMatchObject({
      isOnTop: true,
      owed: ['correct_bill'],
    });
    const rejected = { facts: { outcome: 'rejected' } } as const;
    expect(await replyOf({ moment: { ...moment, cause: 'damaged_item', decision: rejected } })).toMatchObject({ owed: ['refund_in_full'] });
  });
});

describe('a reply that lets the customer choose', () => {
  it('names the options in the order in which they are suggested', async () => {
    const { replyText } = aWorld();
    expect(await choicesFor(replyText, { ...about, options: OPTIONS })).toBe(
      'Dear Ada Example, sorry for late_delivery, choose: credit, call.',
    );
  });

  it('says that money comes on top of what is owed only where there is money among the options', async () => {
    const policy = policyWith({ cause: 'late_delivery', isStatutory: true });
    const chooseFrom = (options: readonly Option[]): Promise<ReplyRecipient | undefined> =>
      addressedBy((replyText) => choicesFor(replyText, { ...about, policy, options }));
    expect(await chooseFrom(OPTIONS)).toMatchObject({ isOnTop: true });
    expect(await chooseFrom(CARE)).toMatchObject({ isOnTop: false, owed: ['statutory', 'deliver_or_refund'] });
  });

  it('whose words cannot be loaded is empty and fails nothing', async () => {
    expect(await choicesFor(offline, { ...about, options: OPTIONS })).toBe('');
  });
});

it('a reply about what is counted tells the number to whatever words it, with the kinds of the policy', async () => {
  const heard: unknown[] = [];
  const replyText: ReplyTextPort = { ...offline, reply: (given) => Promise.resolve(void heard.push(given)).then(() => '') };
  const moment = { ...about.moment, gesture: 'miles', amount: eur(600), count: 500 };
  await replyFor(replyText, { ...about, moment, policy: MILES_POLICY });
  expect(heard).toMatchObject([{ gesture: 'miles', count: 500, amount: eur(600), owed: ['rebook'], ownKinds: OWN_KINDS, isOnTop: true }]);
});
