import { expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NOW_MS } from '#builders/clock.ts';
import { asTheyLeave, within } from '#domain/journal/window.ts';

const at = (agoMs: number, agentId = '11') =>
  aCommitment({ momentId: `m-${agoMs}`, agentId, countsMinor: 100, reservedAtMs: NOW_MS - agoMs });

it('what is within a span is younger than its beginning, oldest first, and what was stamped after it as well', () => {
  const given = within([at(1), at(1000), at(999), at(-5), at(2, '12')], NOW_MS - 1000, ({ agentId }) => agentId === '11');
  expect(given.map(({ momentId }) => momentId)).toEqual(['m-999', 'm-1', 'm--5']);
});

it('what a limit leaves grows as each is a span ago, those of one instant together, and is never less than 0', () => {
  const later = asTheyLeave([at(900), at(500), at(500), at(100)], 1000, (still) => 250 - still.length * 100);
  expect(later).toEqual([
    { atMs: NOW_MS + 100, remaining: 0 },
    { atMs: NOW_MS + 500, remaining: 150 },
    { atMs: NOW_MS + 900, remaining: 250 },
  ]);
});
