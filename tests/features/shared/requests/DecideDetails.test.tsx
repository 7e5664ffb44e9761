import { expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { DecideDetails } from '#features/shared/requests/DecideDetails.tsx';
import { around } from '../../../ui/around.tsx';
import { rendered } from '../../../ui/rendered.tsx';

it.each([
  ['has details where it failed by a fault', { kind: 'failed', step: 'moment', error: DOWN, heldUntilMs: null }, 1],
  ['has none where others had decided already', { kind: 'already', what: 'withdrawn', byName: 'Lena' }, 0],
  ['has none where it was made right already', { kind: 'made_right' }, 0],
] as const)('a request that came to nothing %s', async (_what, error, count) => {
  const page = await rendered(around(<DecideDetails error={error} />));
  expect(page.querySelectorAll('details')).toHaveLength(count);
});
