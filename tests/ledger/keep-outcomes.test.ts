import { expect, it } from 'vitest';
import { ABOUT_NO_TICKET, toldOf } from '#builders/about-no-ticket.ts';
import { DOWN, failing } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { anOutcome } from '#builders/an-outcome.ts';
import { keptWeeksOf } from '#domain/outcomes/outcome-week.ts';
import { keepOutcomes } from '#ledger/keep-outcomes.ts';
import { givePorts } from './a-giver.ts';

const WEEK = { firstDay: '2026-02-02', outcomes: [anOutcome()] };

async function keep(world: World, week = WEEK, leadId = '91') {
  const ports = givePorts(world, {}, leadId);
  const keeping = keepOutcomes(ports, week, { id: leadId, name: 'Lena Sample', currency: EUR });
  await world.time.run();
  return { kept: await keeping, ports };
}

it('the outcomes of a week are kept in the journal, and hold no money', async () => {
  const world = aWorld();
  const { kept, ports } = await keep(world);
  expect(kept.ok && kept.value).toMatchObject({ kind: 'outcomes', momentId: 'outcomes', createdById: '91', amountMinor: 0 });
  expect(toldOf(world, 'outcomes')).toMatchObject([{ ...ABOUT_NO_TICKET, agentId: '91' }]);
  expect(ports.reader.ledger().commitments).toEqual([]);
});

it('kept twice, by two leads at once, they are one entry, and that which was written first', async () => {
  const world = aWorld();
  await keep(world);
  await keep(world, { ...WEEK, outcomes: [] }, '92');
  expect(world.journal.entries.filter(({ kind }) => kind === 'outcomes')).toHaveLength(1);
  expect(keptWeeksOf(world.journal.entries)).toEqual([WEEK]);
});

it('what could not be kept is said', async () => {
  const world = aWorld();
  failing(world, 'append');
  expect((await keep(world)).kept).toEqual({ ok: false, error: DOWN });
});
