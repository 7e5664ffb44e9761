import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import type { Result } from '#domain/shared/result.ts';
import { recordMoment } from '#ledger/record-moment.ts';
import type { AppFault } from '#ports/app-fault.ts';

async function record(world: World): Promise<Result<void, AppFault>> {
  const recorded = recordMoment(
    { moments: world.moments.as('11'), runtime: world.runtime() },
    { ...aDraft(), id: 'moment-7', status: 'given' },
  );
  await world.time.run();
  return recorded;
}

describe('recording the moment', () => {
  it('is one request where nothing fails', async () => {
    const world = aWorld();
    expect(await record(world)).toEqual({ ok: true, value: undefined });
    expect(world.requests()).toEqual(['create']);
    expect(world.moments.moments.get('moment-7')).toMatchObject({ status: 'given', ticketId: '501' });
  });

  it('keeps one where the reply is lost, and looks before it writes again', async () => {
    const world = aWorld();
    let lost = 0;
    world.moments.faults.loseReply = () => {
      lost += 1;
      return lost === 1;
    };
    expect(await record(world)).toEqual({ ok: true, value: undefined });
    expect(world.requests()).toEqual(['create', 'find']);
    expect([...world.moments.moments.keys()]).toEqual(['moment-7']);
  });

  it('writes it again where nothing was written', async () => {
    const world = aWorld();
    let failed = 0;
    world.moments.faults.errorBefore = () => {
      failed += 1;
      return failed === 1 ? DOWN : null;
    };
    expect(await record(world)).toEqual({ ok: true, value: undefined });
    expect(world.requests()).toEqual(['create', 'find', 'create']);
  });

  it('is written again without a look where Zendesk asked to wait: nothing was written', async () => {
    const world = aWorld();
    let asked = 0;
    world.moments.faults.errorBefore = () => {
      asked += 1;
      return asked === 1 ? { kind: 'rate_limited', what: 'moments', retryAfterMs: 1000 } : null;
    };
    expect(await record(world)).toEqual({ ok: true, value: undefined });
    expect(world.requests()).toEqual(['create', 'create']);
  });

  it('that fails says why', async () => {
    const world = aWorld();
    world.moments.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'moments', action: 'read' });
    expect(await record(world)).toMatchObject({ ok: false, error: { kind: 'refused_by_role' } });
  });
});
