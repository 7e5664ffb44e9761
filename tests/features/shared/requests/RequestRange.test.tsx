import { expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import type { Decision } from '#domain/moments/moment.ts';
import { RequestRange } from '#features/shared/requests/RequestRange.tsx';
import { around } from '../../../ui/around.tsx';
import { rendered } from '../../../ui/rendered.tsx';

const team = { count: 4, lowMinor: 1000, medianMinor: 1500, highMinor: 3000, days: 90 };

it.each<[string, Partial<Decision>, string]>([
  ['from the least to the most that fitted', {}, 'Suggested range: €10 to €15. The person who asked saw the same.'],
  [
    'as one amount where both are the same',
    { range: { lowMinor: 1500, highMinor: 1500, mostMinor: null } },
    'Suggested amount: €15. The person who asked saw the same.',
  ],
  [
    'with what the team gave, where that was known',
    { facts: facts({ team }) },
    'Suggested range: €10 to €15. The person who asked saw the same.The team gave €10 to €30 for this, median €15 (4 times in 90 days).',
  ],
  [
    'with what was asked for beside the margin by then',
    { relation: { of: 'margin', totalMinor: 50_000, orderMinor: 3500 } },
    'Suggested range: €10 to €15. The person who asked saw the same.€20 is 4% of the €500 margin so far; one average order brings €35.',
  ],
  ['without that where it cannot be read', { relation: null }, 'Suggested range: €10 to €15. The person who asked saw the same.'],
  ['not at all where none was kept', { range: null, facts: facts({ team }) }, ''],
])('what fitted when the agent asked is told %s', async (_what, over, words) => {
  const page = await rendered(around(<RequestRange decision={{ ...aDraft().decision, ...over }} asked={eur(2000)} />));
  expect(page.textContent).toBe(words);
});
