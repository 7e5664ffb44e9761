import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { askPaced } from '#features/lead/session/ask-paced.ts';
import type { AppFault } from '#ports/app-fault.ts';

function aReading(answers: readonly Result<number, AppFault>[]) {
  const world = aWorld();
  const core = aLeadCore(world);
  const left = [...answers];
  const told: string[] = [];
  const state = { isWanted: true, asked: 0 };
  const reading = { isWanted: () => state.isWanted, tell: (phase: string) => void told.push(phase) };
  const ask = (): Promise<Result<number, AppFault>> => {
    state.asked += 1;
    return Promise.resolve(left.shift() ?? ok(0));
  };
  return { world, core, told, state, ask: () => askPaced(core, reading, ask) };
}

const limited: AppFault = { kind: 'rate_limited', what: 'moments', retryAfterMs: 30_000 };

describe('one of many requests', () => {
  it('is asked, and told to be read', async () => {
    const { ask, told, world } = aReading([ok(7)]);
    const asking = ask();
    await world.time.run();
    expect(await asking).toEqual(ok(7));
    expect(told).toEqual(['reading']);
  });

  it('waits as long as Zendesk says, five times at most', async () => {
    const { ask, told, state, world } = aReading([fail(limited), ok(7)]);
    const asking = ask();
    await world.time.run();
    expect(await asking).toEqual(ok(7));
    expect(told).toContain('waiting');
    expect(state.asked).toBe(2);
    const never = aReading(Array.from({ length: 50 }, () => fail(limited)));
    const trying = never.ask();
    await never.world.time.run();
    expect(await trying).toEqual(fail(limited));
    expect(never.state.asked).toBe(6);
  });

  it('gives nothing to whoever has stopped it, and asks for nothing more', async () => {
    const { ask, state, world } = aReading([fail(limited), ok(7)]);
    const asking = ask();
    await world.time.run(1_000);
    state.isWanted = false;
    await world.time.run();
    expect(await asking).toEqual(ok(null));
    expect(state.asked).toBe(1);
  });

  it('says why it failed', async () => {
    const { ask, world } = aReading(Array.from({ length: 9 }, () => fail(DOWN)));
    const asking = ask();
    await world.time.run();
    expect(await asking).toEqual(fail(DOWN));
  });

  it('lets a minute take no more than eighty of them', async () => {
    const { ask, told, core, world } = aReading([]);
    for (let index = 0; index < 80; index += 1) await core.ports.pace.beforeRequest();
    const beganMs = world.time.nowMs();
    const asking = ask();
    await world.time.run();
    await asking;
    expect(told[0]).toBe('waiting');
    expect(world.time.nowMs() - beganMs).toBeGreaterThanOrEqual(60_000);
  });
});
