import { describe, expect, it } from 'vitest';
import { PACED_MS, createRequestPace } from '#ledger/request-pace.ts';

function aPace() {
  const clock = { nowMs: 1_000_000 };
  const waits: number[] = [];
  const pace = createRequestPace({
    nowMs: () => clock.nowMs,
    wait(ms) {
      waits.push(ms);
      clock.nowMs += ms;
      return Promise.resolve();
    },
  });
  const send = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) await pace.beforeRequest();
  };
  const sendMany = async (times: number, onWait: () => void = () => {}): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      await pace.beforeOneOfMany(onWait);
      await pace.beforeRequest();
    }
  };
  return { clock, waits, pace, send, sendMany };
}

describe('requests', () => {
  it('wait for nothing up to the ninety-fifth, and the next until a minute after the first', async () => {
    const { clock, waits, send } = aPace();
    await send(1);
    clock.nowMs += 10_000;
    await send(94);
    expect(waits).toEqual([]);
    await send(1);
    expect(waits).toEqual([PACED_MS - 10_000]);
  });

  it('that are sent at once wait in their turn, and in no minute there are more of them', async () => {
    const { clock, pace } = aPace();
    const sentMs: number[] = [];
    const all = Array.from({ length: 300 }, () => pace.beforeRequest().then(() => sentMs.push(clock.nowMs)));
    await Promise.all(all);
    const inTheMinuteFrom = (since: number): number => sentMs.filter((ms) => ms >= since && ms < since + PACED_MS).length;
    expect(sentMs.map(inTheMinuteFrom).every((count) => count <= 95)).toBe(true);
    expect(clock.nowMs).toBe(1_000_000 + 3 * PACED_MS);
  });
});

describe('many requests that follow each other', () => {
  it('wait for nothing up to the eightieth, and the next until a minute after the first', async () => {
    const { clock, waits, sendMany } = aPace();
    await sendMany(1);
    clock.nowMs += 10_000;
    await sendMany(79);
    expect(waits).toEqual([]);
    let told = 0;
    await sendMany(1, () => (told += 1));
    expect([waits, told]).toEqual([[PACED_MS - 10_000], 1]);
  });

  it('leave fifteen of a minute to whatever else is asked, which does not wait', async () => {
    const { waits, send, sendMany } = aPace();
    await sendMany(80);
    await send(15);
    expect(waits).toEqual([]);
  });

  it('count whatever else was asked', async () => {
    const { waits, send, sendMany } = aPace();
    await send(80);
    expect(waits).toEqual([]);
    await sendMany(1);
    expect(waits).toEqual([PACED_MS]);
  });
});

it('a clock that an answer sets back by a moment forgets no request', async () => {
  const { clock, waits, send } = aPace();
  await send(95);
  clock.nowMs -= 900;
  await send(1);
  expect(waits).toEqual([PACED_MS]);
});

it.each([
  ['ahead', 3 * 86_400_000],
  ['back', -3 * 86_400_000],
  ['back by exactly as much as is waited', -PACED_MS],
])('a clock that is set %s meanwhile is no reason to wait', async (_way, byMs) => {
  const { clock, waits, send, sendMany } = aPace();
  await send(95);
  clock.nowMs += byMs;
  await sendMany(1);
  await send(1);
  expect(waits).toEqual([]);
});

describe('requests that nobody waits for', () => {
  it('never follow each other at once, and are thirty within a minute, whoever asked them', async () => {
    const { clock, waits, pace, send } = aPace();
    await send(29);
    let told = 0;
    const one = async (): Promise<void> => {
      await pace.beforeOneInBackground(() => (told += 1));
      await pace.beforeRequest();
    };
    await one();
    expect([waits, told]).toEqual([[1_500], 0]);
    await one();
    // Until a minute holds twenty-nine again: those that were asked first are over by then.
    expect(told).toBe(1);
    expect(clock.nowMs).toBe(1_000_000 + PACED_MS);
    await send(60);
    expect(clock.nowMs).toBe(1_000_000 + PACED_MS);
  });
});
