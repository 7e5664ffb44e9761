import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aRequest, atWork, ran } from '#builders/a-request.ts';
import { plantDecided, plantDeciding } from '#builders/a-decision.ts';
import { aWorld } from '#builders/a-world.ts';
import { heldFor, syncForDecision, syncSince } from '#approvals/request-money.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';

describe('looking', () => {
  it('finds what is held, and says why it cannot', async () => {
    const world = aWorld({ leadIds: LEADS });
    plantDecided(world, 'approve', { createdById: '22', amountMinor: 4000 });
    const { ports } = atWork(world, '21');
    expect(await ran(world, syncForDecision(ports, aRequest()))).toMatchObject({
      ok: true,
      value: { agentId: '22', state: 'granted' },
    });
    expect(await ran(world, syncSince(ports, { ...aRequest(), moment: { ...aRequest().moment, id: 'other' } }))).toEqual({
      ok: true,
      value: null,
    });
    for (const method of ['tail', 'search']) {
      world.journal.faults.errorBefore = (call) => (call.method === method ? DOWN : null);
      const looked = await ran(world, syncForDecision(atWork(world, '21').ports, aRequest()));
      expect(looked).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look' } });
    }
  });

  it('finds nothing held once whoever reserved can post no more', async () => {
    const world = aWorld({ leadIds: LEADS });
    plantDeciding(world, 'approve', { createdById: '22', amountMinor: 4000 });
    const { ports } = atWork(world, '21');
    await ran(world, ports.reader.readTail());
    expect(heldFor(ports, 'asked-1')).toMatchObject({ state: 'reserved', countsMinor: 4000 });
    world.time.pass(HOLD_MS + 1);
    expect(heldFor(ports, 'asked-1')).toBeNull();
  });
});
