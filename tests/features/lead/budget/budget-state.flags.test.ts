import { describe, expect, it } from 'vitest';
import { aLeadCore, budgetOn } from '#builders/a-lead-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { hoursBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { money } from '#domain/money/money.ts';
import { FLAG_KINDS, type FlagKind } from '#domain/journal/commitments.ts';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { takeBackMoment } from '#features/lead/session/corrections.ts';
import { factsOfEntry } from '#ledger/lead-corrections.ts';

const by = { momentId: 'm-1', createdById: '11', agentId: '11', amountMinor: 900, createdAtMs: hoursBefore(2) };

/** What makes each kind of flag. */
const PLANTED: Readonly<Record<FlagKind, (world: World) => void>> = {
  edited(world) {
    plantGiven(world.journal, by);
    world.journal.edit(world.journal.entries.at(-2)?.id ?? '', { amountMinor: 100 });
  },
  unreadable: ({ journal }) => void journal.plant({ ...by, kind: 'reserve', amountMinor: null }),
  negative: ({ journal }) => plantGiven(journal, { ...by, amountMinor: -900 }),
  foreign_currency: ({ journal }) => plantGiven(journal, { ...by, currency: 'USD' }),
  foreign_agent: ({ journal }) => plantGiven(journal, { ...by, agentId: '12' }),
  foreign_void({ journal }) {
    plantGiven(journal, by);
    journal.plant({ ...by, kind: 'reverse', createdById: '13' });
  },
  missing_reserve: ({ journal }) =>
    void journal.plant({ ...by, kind: 'post', detail: { reserveId: 'gone', reservedAtMs: by.createdAtMs } }),
  above_limits: ({ journal }) => plantGiven(journal, { ...by, amountMinor: 10_000_000_000 }),
};

/** What a lead may let each kind count as, beside taking it back, and how much that is. */
const COUNTS: Readonly<Record<FlagKind, { readonly by: 'as written' | 'as said' | 'nothing'; readonly minor: number }>> = {
  edited: { by: 'as written', minor: 100 },
  // Nobody knows what it stands for.
  unreadable: { by: 'nothing', minor: 0 },
  negative: { by: 'as written', minor: 0 },
  foreign_currency: { by: 'as said', minor: 850 },
  foreign_agent: { by: 'as written', minor: 900 },
  foreign_void: { by: 'as written', minor: 900 },
  missing_reserve: { by: 'as written', minor: 900 },
  above_limits: { by: 'as written', minor: 10_000_000_000 },
};

async function flagged(kind: FlagKind) {
  const world = aWorld({ measuredMs: 0 });
  // The team counts in its own currency.
  plantGiven(world.journal, { ...by, momentId: 'm-0', ticketId: '7', amountMinor: 1, createdAtMs: hoursBefore(3) });
  PLANTED[kind](world);
  world.time.pass(1000);
  const core = aLeadCore(world);
  const budget = createBudget(core);
  const loading = budget.load();
  await world.time.run();
  await loading;
  const [first] = budgetOn(budget).flagged;
  if (first === undefined) throw new Error('nothing is flagged');
  return { world, core, budget, first };
}

describe.each(FLAG_KINDS)('what is flagged as %s', (kind) => {
  it('is over by one click, and holds nothing after it', async () => {
    const { core, budget, first } = await flagged(kind);
    expect(first.kind).toBe(kind);
    await takeBackMoment(core, { momentId: first.momentId, reserveId: first.entry.id }, factsOfEntry(first, EUR));
    expect(budgetOn(budget)).toMatchObject({ flagged: [], month: { spentMinor: 1, heldMinor: 0 } });
  });

  it(`counts by one click, where it may: ${COUNTS[kind].by}`, async () => {
    const { budget, first } = await flagged(kind);
    const { by: click, minor } = COUNTS[kind];
    expect(first.asItStands === null).toBe(click !== 'as written');
    if (click === 'nothing') return;
    await budget.settle(first, click === 'as said' ? money(minor, EUR) : undefined);
    expect(budgetOn(budget)).toMatchObject({ flagged: [], month: { spentMinor: 1 + minor } });
  });
});
