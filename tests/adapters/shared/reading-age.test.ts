import { expect, it } from 'vitest';
import { isRecent, startReading } from '#adapters/shared/reading-age.ts';

it('lets something be sent by what was read, until that is too old', () => {
  let ms = 5_000;
  const recent = startReading(() => ms, 'Stripe');
  expect(recent()).toEqual({ ok: true, value: undefined });
  ms += 60_000;
  expect(recent()).toMatchObject({ ok: true });
  expect(isRecent(() => ms, 5_000)).toBe(true);
  ms += 1;
  expect(recent()).toMatchObject({ ok: false, error: { kind: 'rate_limited', what: 'Stripe' } });
  expect(isRecent(() => ms, 5_000)).toBe(false);
});
