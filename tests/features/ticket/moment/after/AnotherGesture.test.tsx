import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { aTicketUpdate } from '#builders/a-ticket-update.ts';
import { aWorld } from '#builders/a-world.ts';
import { AnotherGesture } from '#features/ticket/moment/after/AnotherGesture.tsx';
import { mayAdd } from '#features/ticket/session/authority.ts';
import { byRole, pressed } from '../../../../ui/rendered.tsx';
import { type Shown, shown } from '../../shown.tsx';

/** A ticket about a late delivery on which something was given for it. */
async function after(entry: Partial<JournalEntry> = {}): Promise<Shown> {
  const world = aWorld();
  const by = { ticketId: '501', customerId: '701', agentId: '11', createdById: '11', cause: 'late_delivery' };
  plantGiven(world.journal, { momentId: 'm-1', ...by, amountMinor: 1500, detail: { gesture: 'credit' }, ...entry });
  return shown((state, session) => <AnotherGesture state={state} session={session} />, { world });
}

describe('beside what was given on a ticket', () => {
  it('a button opens the question what went wrong besides, with no cause, and closes it with what was answered', async () => {
    const at = await after();
    const button = byRole(at.screen, 'button', 'Something else went wrong');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await pressed(button, () => at.settle());
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(at.session.getState()).toMatchObject({ isAdding: true, plan: { cause: null } });
    at.session.choose({ cause: 'wrong_item', story: 'Typed.' });
    await pressed(button, () => at.settle());
    expect(at.session.getState().isAdding).toBe(false);
    await pressed(button, () => at.settle());
    expect(at.session.getState()).toMatchObject({ isAdding: true, choice: { cause: 'wrong_item', story: 'Typed.' } });
  });

  it('what the ticket names is taken for the cause where that is something else', async () => {
    const at = await after({ cause: 'outage' });
    await pressed(byRole(at.screen, 'button', 'Something else went wrong'), () => at.settle());
    expect(at.session.getState().plan.cause).toBe('late_delivery');
  });

  it('the button says that more can follow an act that cost nothing', async () => {
    const at = await after({ amountMinor: 0, detail: { gesture: 'apology' } });
    expect(byRole(at.screen, 'button', 'More is needed, or something else went wrong')).toBeDefined();
  });

  it('nothing is offered beside what nobody can tell the cause of, and why is said', async () => {
    const at = await after({ cause: '' });
    expect(at.screen.textContent).toMatch(/^The app cannot say what was given here before/);
  });

  it('nothing is offered before what was given is written down, or where nothing was', async () => {
    const { session } = await after();
    const state = session.getState();
    const given = { phase: 'given', momentId: 'm-1', ticketUpdate: aTicketUpdate(), recordError: DOWN } as const;
    expect([mayAdd(state), mayAdd({ ...state, giving: given }), mayAdd({ ...state, giving: { ...given, recordError: null } })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(mayAdd({ ...state, cards: [] })).toBe(false);
    expect(mayAdd({ ...state, ticket: { ...state.ticket, isClosed: true } })).toBe(false);
  });
});
