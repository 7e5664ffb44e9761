import { describe, expect, it } from 'vitest';
import { DOWN, failing } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import type { Mark } from '#domain/journal/moment-marks.ts';
import { sayMark } from '#ledger/say-mark.ts';
import { givePorts } from './a-giver.ts';

const MOMENT = { id: 'm-1', ticketId: '501', customerId: '701', agentId: '12', cause: 'late_delivery' };

async function say(world: World, mark: Mark) {
  const ports = givePorts(world, {}, '11');
  const saying = sayMark(ports, MOMENT, mark, { id: '11', name: 'Dana Sample', currency: EUR });
  await world.time.run();
  return { said: await saying, ports };
}

describe('what is said of a moment', () => {
  it('is an entry that holds no money, and names who said it', async () => {
    const world = aWorld();
    const { said, ports } = await say(world, { kind: 'collect', name: 'Onboarding', isIn: true });
    expect(said.ok && said.value).toMatchObject({ momentId: 'm-1', byId: '11', byName: 'Dana Sample', mark: { name: 'Onboarding' } });
    expect(world.journal.entries).toMatchObject([{ kind: 'collect', momentId: 'm-1', agentId: '12', createdById: '11', amountMinor: 0 }]);
    expect(ports.reader.ledger().commitments).toEqual([]);
  });

  it('thanks once, however often somebody presses, and puts everything else as often as it is said', async () => {
    const world = aWorld();
    const first = await say(world, { kind: 'thanks' });
    const second = await say(world, { kind: 'thanks' });
    expect(first.said.ok && second.said.ok && second.said.value.id).toBe(first.said.ok && first.said.value.id);
    await say(world, { kind: 'feature', isFeatured: true });
    await say(world, { kind: 'feature', isFeatured: false });
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['thanks', 'feature', 'feature']);
  });

  it('is told where it could not be kept', async () => {
    const world = aWorld();
    failing(world, 'append');
    expect((await say(world, { kind: 'thanks' })).said).toEqual({ ok: false, error: DOWN });
  });
});
