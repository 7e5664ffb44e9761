import { expect } from 'vitest';
import type { Result } from '#domain/shared/result.ts';

/** Gives the value of a result, and fails the test where there is none. */
export function expectOk<T>(result: Result<T, unknown>): T {
  expect(result).toMatchObject({ ok: true });
  if (!result.ok) throw new Error('unreachable');
  return result.value;
}
