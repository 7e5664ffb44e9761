import { describe, expect, it } from 'vitest';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { postEntry, recordMoment } from '#ledger/record-moment.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';

const terms: GiveTerms = { limits: limits(), timeZone: TIME_ZONE, agentId: '11', isLead: false, agentName: 'Ben Sample' };

function portsOf(world: World): GivePorts {
  const journal = world.journal.as('11');
  const runtime = world.runtime();
  return { journal, runtime, moments: world.moments.as('11'), reader: aLedgerReader({ journal, runtime }) };
}

describe('recording the moment', () => {
  it('keeps one where the reply is lost, and looks before it writes again', async () => {
    const world = aWorld();
    let lost = 0;
    world.moments.faults.loseReply = () => {
      lost += 1;
      return lost === 1;
    };
    const recorded = recordMoment(portsOf(world), aDraft(), 'moment-7');
    await world.time.run();
    expect(await recorded).toEqual({ ok: true, value: undefined });
    expect(world.requests()).toEqual(['create', 'find']);
    expect([...world.moments.moments.keys()]).toEqual(['moment-7']);
  });

  it('that fails says that the money is held', async () => {
    const world = aWorld();
    world.moments.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'moments', action: 'read' });
    expect(await recordMoment(portsOf(world), aDraft(), 'moment-7')).toMatchObject({ ok: false, error: { step: 'moment', isHeld: true } });
  });
});

describe('posting the entry', () => {
  it('names the attempt that it posts and when that was reserved, and stands once however often it is done', async () => {
    const world = aWorld();
    const ports = portsOf(world);
    const reservedAtMs = hoursBefore(1);
    world.journal.plant({ kind: 'reserve', momentId: 'moment-7', agentId: '11', createdById: '11', amountMinor: 1500, createdAtMs: reservedAtMs, detail: { attempt: 2 } }); // prettier-ignore
    await ports.reader.readTail();
    for (let time = 0; time < 2; time += 1)
      expect(await postEntry({ ...ports, executors: [createByHand()] }, aDraft(), terms, 'moment-7')).toEqual({
        ok: true,
        value: undefined,
      });
    const posts = world.journal.entries.filter(({ kind }) => kind === 'post');
    expect(posts).toMatchObject([{ momentId: 'moment-7', detail: { receipt: 'by hand', attempt: 2, reservedAtMs } }]);
  });

  it('that fails says that the money is held', async () => {
    const world = aWorld();
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'read' });
    expect(await postEntry({ ...portsOf(world), executors: [createByHand()] }, aDraft(), terms, 'moment-7')).toMatchObject({
      ok: false,
      error: { step: 'post', isHeld: true },
    });
  });
});
