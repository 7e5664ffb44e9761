import { expect, it } from 'vitest';
import { ABOUT_NO_TICKET, toldOf } from '#builders/about-no-ticket.ts';
import { DOWN, failing } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import type { KeptLineUp } from '#domain/journal/types.ts';
import { lineUpsOf } from '#domain/line-up/history.ts';
import { keepLineUp } from '#ledger/keep-line-up.ts';
import { givePorts } from './a-giver.ts';

const LINE_UP: KeptLineUp = {
  day: '2026-03-18',
  every: 'day',
  told: { win: 'moment-1' },
  namedIds: ['11'],
  readerId: '12',
  nextReaderId: '13',
  isHeld: false,
};

async function keep(world: World) {
  const ports = givePorts(world, {}, '91');
  const keeping = keepLineUp(ports, LINE_UP, { id: '91', name: 'Lena Sample', currency: EUR });
  await world.time.run();
  return { kept: await keeping, ports };
}

it('what a line-up told is kept in the journal, holds no money, and comes back as it was kept', async () => {
  const world = aWorld();
  const { kept, ports } = await keep(world);
  expect(kept).toEqual({ ok: true, value: { ...LINE_UP, atMs: world.time.nowMs() } });
  expect(toldOf(world, 'line_up')).toMatchObject([{ ...ABOUT_NO_TICKET, agentId: '91' }]);
  expect(lineUpsOf(world.journal.entries)).toMatchObject([LINE_UP]);
  expect(ports.reader.ledger().commitments).toEqual([]);
});

it('two line-ups are two entries', async () => {
  const world = aWorld();
  await keep(world);
  await keep(world);
  expect(world.journal.entries.filter(({ kind }) => kind === 'line_up')).toHaveLength(2);
});

it('what could not be kept is said', async () => {
  const world = aWorld();
  failing(world, 'append');
  expect((await keep(world)).kept).toEqual({ ok: false, error: DOWN });
});
