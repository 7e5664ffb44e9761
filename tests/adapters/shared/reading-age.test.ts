import { expect, it } from 'vitest';
import { READ_WITHIN_MS, startReading } from '#adapters/shared/reading-age.ts';

it('lets something be sent by what was read, until that is too old', () => {
  let ms = 5_000;
  const recent = startReading(() => ms, 'Stripe');
  expect(recent()).toEqual({ ok: true, value: undefined });
  ms += READ_WITHIN_MS;
  expect(recent()).toMatchObject({ ok: true });
  ms += 1;
  expect(recent()).toMatchObject({ ok: false, error: { kind: 'rate_limited', what: 'Stripe' } });
});
