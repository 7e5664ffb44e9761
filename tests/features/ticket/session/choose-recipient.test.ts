import { describe, expect, it } from 'vitest';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore, lentPorts } from '#builders/an-opened-core.ts';
import { JPY, EUR, currency, eur } from '#builders/currencies.ts';
import { chooseRecipient, recipientOrHand } from '#features/ticket/session/choose-recipient.ts';
import { type GivingCore, givingCore } from '#features/ticket/session/giving-core.ts';
import type { Recipient } from '#ports/gesture-executor.ts';
import { type FakeExecutor, GIVES, createFakeExecutor } from '../../../fakes/fake-executor.ts';
import { createFakeWorkspace } from '../../../fakes/fake-workspace.ts';

const credit = { gesture: 'credit', amount: eur(1500) } as const;
const dana: Recipient = { id: 'account-1', label: 'Dana (sample)', isVerified: true, currencies: [] };
const HAND = { name: 'by hand', recipientId: null };

async function atProvider(...recipients: readonly Recipient[]): Promise<{ readonly core: GivingCore; readonly provider: FakeExecutor }> {
  const provider = createFakeExecutor();
  provider.behaviour = { ...GIVES, recipients };
  const lent = lentPorts([provider, createByHand()]);
  return { core: givingCore(await anOpenedCore(aWorld()), lent), provider };
}

describe('for whom a provider carries it out', () => {
  it('is the one account that is certainly theirs and takes the currency', async () => {
    const { core } = await atProvider(dana);
    expect(await chooseRecipient(core, credit)).toEqual({ name: 'Sample Pay', recipientId: 'account-1' });
    const { core: other } = await atProvider({ ...dana, currencies: [EUR] });
    expect(await chooseRecipient(other, credit)).toEqual({ name: 'Sample Pay', recipientId: 'account-1' });
  });

  it.each([
    ['there is none', []],
    ['there are several', [dana, { ...dana, id: 'account-2' }]],
    ['nobody has verified it', [{ ...dana, isVerified: false }]],
    ['it is kept in another currency', [{ ...dana, currencies: [JPY] }]],
    ['it is kept in two others', [{ ...dana, currencies: [JPY, currency('USD')] }]],
  ])('is asked where %s, and nobody guesses', async (_why, recipients) => {
    const { core } = await atProvider(...recipients);
    expect(await chooseRecipient(core, credit)).toBeNull();
    expect(core.getFacts().giving).toEqual({ phase: 'recipient', by: 'Sample Pay', currency: EUR, found: { ok: true, value: recipients } });
    expect(await recipientOrHand(core, credit)).toEqual(HAND);
  });

  it('is nobody where the provider needs none, and where people do it', async () => {
    const { core, provider } = await atProvider();
    provider.behaviour = GIVES;
    expect(await chooseRecipient(core, credit)).toEqual({ name: 'Sample Pay', recipientId: null });
    expect(await chooseRecipient(core, { ...credit, gesture: 'gift' })).toEqual(HAND);
  });

  it('is whom the agent has said, without asking anybody, or nobody where they do it by hand', async () => {
    const { core } = await atProvider();
    expect(await chooseRecipient(core, credit, { recipientId: 'account-9' })).toEqual({ name: 'Sample Pay', recipientId: 'account-9' });
    expect(await chooseRecipient(core, credit, { byHand: true })).toEqual(HAND);
    expect(core.getFacts().giving.phase).toBe('idle');
  });

  it('cannot be said where the provider does not answer', async () => {
    const { core, provider } = await atProvider();
    const refused = { kind: 'refused_key', what: 'Stripe' } as const;
    provider.recipients = () => Promise.resolve({ ok: false, error: refused });
    expect(await chooseRecipient(core, credit)).toBeNull();
    expect(core.getFacts().giving).toMatchObject({ phase: 'recipient', found: { ok: false, error: refused } });
    expect(await recipientOrHand(core, credit)).toEqual(HAND);
  });

  it('is told from what the provider wants of the ticket, and from nothing where the ticket is somebody else’s by now', async () => {
    const ticket = aTicket({ requester: { ...aTicket().requester, emails: [{ address: 'dana@sample.example', isVerified: true }] } });
    const workspace = createFakeWorkspace(ticket);
    const provider = { ...createFakeExecutor(), wants: { userFields: ['account'], emails: true } };
    const asked: unknown[] = [];
    provider.recipients = (customer) => {
      asked.push(customer.emails);
      return Promise.resolve({ ok: true, value: [dana] });
    };
    const lent = lentPorts([provider, createByHand()]);
    const core = givingCore(await anOpenedCore(aWorld(), { workspace }), lent);
    expect(await chooseRecipient(core, credit)).toEqual({ name: 'Sample Pay', recipientId: 'account-1' });
    expect(asked).toEqual([[{ address: 'dana@sample.example', isVerified: true }]]);
    workspace.readTicket = () => Promise.resolve({ ok: true, value: { ...ticket, requester: { ...ticket.requester, id: '999' } } });
    expect(await chooseRecipient(core, credit)).toBeNull();
    expect([core.getFacts().giving.phase, asked.length]).toEqual(['idle', 1]);
    workspace.readTicket = () => Promise.resolve({ ok: false, error: { kind: 'timed_out', what: 'ticket', cause: DOWN } });
    expect(await chooseRecipient(core, credit)).toBeNull();
    expect(core.getFacts().giving).toMatchObject({
      phase: 'recipient',
      found: { ok: false, error: { kind: 'unreachable', what: 'users' } },
    });
  });
});
