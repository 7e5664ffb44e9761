import { expect, it } from 'vitest';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { lazyExecutor } from '#adapters/shared/lazy-executor.ts';
import { eur } from '#builders/currencies.ts';

const gesture = { kind: 'call', amount: eur(0), customerId: '701', ticketId: '501', recipientId: null } as const;
const customer = { id: '701', name: '', fields: {}, emails: [] };

it('is loaded when it is first asked for something, and once', async () => {
  let loads = 0;
  const executor = lazyExecutor(createByHand(), () => {
    loads += 1;
    return Promise.resolve(createByHand());
  });
  expect([executor.name, executor.isFor('call'), loads]).toEqual(['by hand', true, 0]);
  expect(await executor.recipients(customer)).toEqual({ ok: true, value: null });
  expect(await executor.execute(gesture, 'm')).toMatchObject({ kind: 'receipt' });
  expect(await executor.find(gesture, 'm')).toMatchObject({ kind: 'receipt' });
  expect(await executor.reverse(gesture, 'm', null)).toMatchObject({ kind: 'reversed' });
  expect(loads).toBe(1);
});

it('that cannot be loaded has asked nobody for anything, and is loaded with the next call', async () => {
  let isThere = false;
  const executor = lazyExecutor(createByHand(), () => (isThere ? Promise.resolve(createByHand()) : Promise.reject(new Error('offline'))));
  const chunk = { kind: 'chunk' };
  expect(await executor.recipients(customer)).toMatchObject({ ok: false, error: chunk });
  for (const call of [executor.execute(gesture, 'm'), executor.find(gesture, 'm'), executor.reverse(gesture, 'm', null)]) {
    expect(await call).toMatchObject({ kind: 'unknown', error: chunk });
  }
  isThere = true;
  expect(await executor.execute(gesture, 'm')).toMatchObject({ kind: 'receipt' });
});
