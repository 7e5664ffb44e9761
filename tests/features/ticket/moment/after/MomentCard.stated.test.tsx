import { describe, expect, it } from 'vitest';
import { plantGiven } from '#builders/plant-given.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { MomentCard } from '#features/ticket/moment/after/MomentCard.tsx';
import { firstOf } from '#builders/on-card.ts';
import { aWorld } from '#builders/a-world.ts';
import { hoursBefore } from '#builders/clock.ts';
import { byRole, pressed } from '../../../../ui/rendered.tsx';
import { type Shown, shown } from '../../shown.tsx';

/** The card of a gesture whose entry says something that limits do not take at its word: they count €100, the largest there can be. */
async function cardOf(said: Partial<JournalEntry>): Promise<Shown> {
  const world = aWorld();
  const common = { momentId: 'm-1', ticketId: '501', customerId: '701', createdById: '11', agentId: '11', cause: 'late_delivery' };
  const createdAtMs = hoursBefore(1);
  const entry = { ...common, detail: { gesture: 'credit' }, createdAtMs, amountMinor: 500, ...said } as const;
  // The team counted in its own currency before: nobody has changed it.
  plantGiven(world.journal, { momentId: 'm-0', amountMinor: 0, createdAtMs });
  world.journal.plant({ ...entry, kind: 'reserve' });
  world.journal.plant({ ...entry, kind: 'post' });
  return shown((state, session) => <MomentCard state={{ ...state, ...firstOf(state) }} session={session} />, { world });
}

describe('a gesture whose entry is in another currency than the team', () => {
  it('is shown, and is to be issued, with the sum that its entry states', async () => {
    const { screen } = await cardOf({ currency: 'USD' });
    expect(screen.textContent).toContain('Made right: $5 store credit');
    expect(screen.textContent).toContain('Issue store credit in your shop system: $5.');
    expect(screen.textContent).not.toContain('100');
  });

  it('counts for limits as the largest gesture there can be', async () => {
    const { session } = await cardOf({ currency: 'USD' });
    expect(session.getState().plan.allowances.find(({ limit }) => limit === 'team_month')).toMatchObject({ remaining: 200_000 - 10_000 });
  });

  it('is undone by an entry that states the same sum', async () => {
    const { screen, world, settle } = await cardOf({ currency: 'USD' });
    await pressed(byRole(screen, 'button', 'Undo'), () => settle());
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'reverse', amountMinor: 500, currency: 'USD' });
  });
});

describe('a gesture whose record somebody has renamed', () => {
  it('is shown, and is to be issued, with the sum that its entry states', async () => {
    const { screen } = await cardOf({ updatedAtMs: hoursBefore(0.5) });
    expect(screen.textContent).toContain('Made right: €5 store credit');
    expect(screen.textContent).toContain('Issue store credit in your shop system: €5.');
    expect(screen.textContent).not.toContain('100');
  });
});

describe('a gesture whose entry states no sum that can be read', () => {
  it.each<[string, Partial<JournalEntry>]>([
    ['no number', { amountMinor: null }],
    ['no currency that is known', { currency: 'ZZZ' }],
    ['a negative sum', { amountMinor: -500 }],
  ])('because it holds %s is shown without one, and sends whoever gives it to a lead', async (_what, said) => {
    const { screen } = await cardOf(said);
    expect(screen.textContent).toContain('Made right: Store credit');
    expect(screen.textContent).toContain('The journal does not say how much');
    expect(screen.textContent).not.toMatch(/[€$]\d|100|Issue/);
  });
});
