import { expect, it } from 'vitest';
import { fail, ok } from '#domain/shared/result.ts';

it('a result holds a value or an error, and says which', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 });
  expect(fail({ kind: 'too_large' })).toEqual({ ok: false, error: { kind: 'too_large' } });
});
