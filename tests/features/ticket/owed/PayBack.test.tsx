import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anAgent } from '#builders/an-agent.ts';
import { aWorld } from '#builders/a-world.ts';
import { newestOn } from '#builders/on-card.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { todoWithRefund } from '#domain/moments/todos.ts';
import { PayBack } from '#features/ticket/owed/PayBack.tsx';
import { owedSentences } from '#features/ticket/owed/sentences.ts';
import { type FakeOwed, createFakeOwed } from '../../../fakes/fake-owed.ts';
import { user } from '../../../ui/rendered.tsx';
import { type Shown, shown } from '../shown.tsx';

async function card(): Promise<Shown & { readonly provider: FakeOwed }> {
  await owedSentences.load(['en']);
  const { executors } = parsedSettings().settings;
  const provider = createFakeOwed();
  const world = aWorld({ settings: parsedSettings({ executors: { ...executors, owed: 'stripe' } }) });
  const at = await shown(
    (state, session) => {
      const [first] = state.cards;
      if (first === undefined) return null;
      const todos = first.story.state === 'read' ? first.story.moment.todos : [];
      return <PayBack what="owed_refund_in_full" asked={todoWithRefund(todos)} state={{ ...state, ...first }} session={session} />;
    },
    { world, of: { owed: [provider], agent: anAgent() } },
  );
  await at.settle(() => void at.session.makeItRight());
  await at.settle(() => void at.session.readStory(newestOn(at.session)));
  return { ...at, provider };
}

const press = async ({ settle }: Shown, name: RegExp | string): Promise<void> => {
  await user.click(screen.getByRole('button', { name }));
  await settle();
};

describe('what is owed, on the card', () => {
  it('is read when somebody asks, bounded by what is left of it, and sent only once it is confirmed', async () => {
    const at = await card();
    expect(at.screen.textContent).toBe('Pay it back through Stripe');
    await press(at, 'Pay it back through Stripe');
    expect(at.screen.textContent).toContain('€50 · Parcel (sample) Can still be paid back: €40.');
    const amount = screen.getByLabelText('How much');
    await user.clear(amount);
    await user.type(amount, '40.01');
    expect(at.screen.textContent).toContain('No more than this can be paid back: €40.');
    await press(at, 'Continue');
    expect(screen.queryByRole('button', { name: /^Pay back/ })).toBeNull();
    await user.clear(amount);
    await user.type(amount, '40');
    await press(at, 'Continue');
    expect(at.screen.textContent).toContain('It cannot be taken back, not even by Undo. It is not paid from the budget.');
    expect(at.provider.calls).toEqual([]);
    await press(at, 'Pay back €40');
    expect(at.screen.textContent).toContain('✓ Stripe has paid this back: €40. Reference: re-owed:');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('whose answer is lost is said to be not known, until somebody asks again', async () => {
    const at = await card();
    at.provider.lost.add('execute').add('find');
    await press(at, 'Pay it back through Stripe');
    await press(at, 'Continue');
    await press(at, 'Pay back €40');
    expect(at.screen.textContent).toContain('It is not known whether Stripe has paid this back: €40.');
    at.provider.lost.clear();
    await press(at, 'Ask again');
    expect(at.screen.textContent).toContain('✓ Stripe has paid this back: €40.');
    expect(at.provider.paid).toHaveLength(1);
  });

  it('that was not sent says so, and can be begun again', async () => {
    const at = await card();
    at.provider.notSent = { kind: 'unavailable', what: 'Stripe', status: 503 };
    await press(at, 'Pay it back through Stripe');
    await press(at, 'Continue');
    await press(at, 'Pay back €40');
    expect(at.screen.textContent).not.toContain('It is not known');
    expect(at.screen.textContent).toContain('Nothing was paid back from here, so you can begin again. Stripe could not be reached');
    at.provider.notSent = null;
    await press(at, 'Pay it back through Stripe');
    await press(at, 'Continue');
    await press(at, 'Pay back €40');
    expect(at.screen.textContent).toContain('✓ Stripe has paid this back: €40.');
  });

  it('that is refused says what to do and can be chosen anew; where nothing was paid, it is done by hand', async () => {
    const at = await card();
    at.provider.refuses = 'not_permitted';
    await press(at, 'Pay it back through Stripe');
    await press(at, 'Continue');
    await press(at, 'Pay back €40');
    expect(at.screen.textContent).toContain('Tell an admin; until then pay it back by hand.');
    at.provider.list = [];
    await press(at, 'Pay it back through Stripe');
    expect(at.screen.textContent).toContain('Stripe has no payment by this customer');
  });
});
