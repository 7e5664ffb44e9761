import { expect, it } from 'vitest';
import { createOnce } from '#domain/shared/create-once.ts';
import { fail, ok } from '#domain/shared/result.ts';

it('is created once, also for those who ask while it is created', async () => {
  let created = 0;
  const once = createOnce(() => Promise.resolve((created += 1)));
  expect(created).toBe(0);
  expect(await Promise.all([once(), once()])).toEqual([ok(1), ok(1)]);
  expect(await once()).toEqual(ok(1));
});

it('is tried again by the next who asks where it could not be created', async () => {
  let attempts = 0;
  const once = createOnce(() => {
    attempts += 1;
    return attempts === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(attempts);
  });
  expect(await Promise.all([once(), once()])).toEqual([fail(new Error('offline')), fail(new Error('offline'))]);
  expect(await once()).toEqual(ok(2));
});
