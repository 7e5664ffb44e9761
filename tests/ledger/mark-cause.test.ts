import { expect, it } from 'vitest';
import { ABOUT_NO_TICKET, toldOf } from '#builders/about-no-ticket.ts';
import { DOWN, failing } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { keepTold, markCause } from '#ledger/mark-cause.ts';
import { givePorts } from './a-giver.ts';

const LENA = { id: '91', name: 'Lena Sample', currency: EUR };
const FIXED = { kind: 'fixed', isFixed: true, note: 'Two carriers.' } as const;
const TOLD = { fixId: '01FIX', customerId: '701', ticketId: '501', cause: 'outage' };

async function done<T>(world: World, act: (ports: ReturnType<typeof givePorts>) => Promise<T>) {
  const ports = givePorts(world, {}, '91');
  const acting = act(ports);
  await world.time.run();
  return { result: await acting, ports };
}

it('what a lead says of a cause is kept in the journal, and holds no money', async () => {
  const world = aWorld();
  const { result, ports } = await done(world, (to) => markCause(to, { id: 'a', cause: 'outage', mark: FIXED }, LENA));
  expect(result).toMatchObject({ ok: true, value: { cause: 'outage', mark: FIXED, byId: '91', byName: 'Lena Sample' } });
  expect(toldOf(world, 'cause')).toMatchObject([{ ...ABOUT_NO_TICKET, cause: 'outage', agentId: '91' }]);
  expect(ports.reader.ledger().commitments).toEqual([]);
});

it('the same tried again is said once, and another is said beside it', async () => {
  const world = aWorld();
  for (const id of ['a', 'a', 'b']) await done(world, (to) => markCause(to, { id, cause: 'outage', mark: FIXED }, LENA));
  expect(world.journal.entries).toHaveLength(2);
});

it('that a customer was told is kept once for each fix, whoever tells them again', async () => {
  const world = aWorld();
  for (const told of [TOLD, TOLD, { ...TOLD, fixId: '01NEXT' }, { ...TOLD, customerId: '702' }])
    await done(world, (to) => keepTold(to, told, LENA));
  expect(world.journal.entries.map(({ momentId, customerId }) => `${momentId} ${customerId}`)).toEqual([
    'told:01FIX 701',
    'told:01NEXT 701',
    'told:01FIX 702',
  ]);
  expect(world.journal.entries[0]).toMatchObject({ kind: 'told', ticketId: '501', cause: 'outage', amountMinor: 0 });
});

it('what could not be kept is said', async () => {
  const world = aWorld();
  failing(world, 'append');
  const failed = { ok: false, error: DOWN };
  expect((await done(world, (to) => markCause(to, { id: 'a', cause: 'outage', mark: FIXED }, LENA))).result).toEqual(failed);
  expect((await done(world, (to) => keepTold(to, TOLD, LENA))).result).toEqual(failed);
});
