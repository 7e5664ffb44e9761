import { expect, it } from 'vitest';
import { createRequestPace } from '#ledger/request-pace.ts';

const MINUTE_MS = 60_000;

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
  const take = async (times: number, onWait: (() => void) | null = () => {}): Promise<void> => {
    for (let time = 0; time < times; time += 1) await pace.take(onWait);
  };
  return { clock, waits, take };
}

it('eighty requests wait for nothing, and the next until a minute after the first', async () => {
  const { clock, waits, take } = aPace();
  await take(1);
  clock.nowMs += 10_000;
  await take(79);
  expect(waits).toEqual([]);
  let told = 0;
  await take(1, () => (told += 1));
  expect([waits, told]).toEqual([[50_000], 1]);
});

it('whoever does not wait counts for whoever does', async () => {
  const { waits, take } = aPace();
  await take(100, null);
  expect(waits).toEqual([]);
  await take(1);
  expect(waits).toEqual([MINUTE_MS]);
});

it.each([
  ['ahead', 3 * 86_400_000],
  ['back', -3 * 86_400_000],
])('a clock that is set %s meanwhile is no reason to wait', async (_way, byMs) => {
  const { clock, waits, take } = aPace();
  await take(80);
  clock.nowMs += byMs;
  await take(1);
  expect(waits).toEqual([]);
});
