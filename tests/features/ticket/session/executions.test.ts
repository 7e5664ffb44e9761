import { newestOn } from '#builders/on-card.ts';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN, openedPage, press } from '#builders/a-page.ts';
import { unexecutedOf } from '#features/ticket/session/executions.ts';
import type { FoundExecution, Receipt } from '#ports/gesture-executor.ts';

const receipt: Receipt = { executor: 'Sample Pay', kind: 'credit', reference: 'pay-1', steps: [] };

describe('what is not known to be carried out', () => {
  const standing = aCommitment({ momentId: 'moment-1', state: 'posted' });
  const about = (execution: FoundExecution): Parameters<typeof unexecutedOf>[0] => ({
    standing,
    executions: new Map([['moment-1', { by: 'Sample Pay', mayRepeat: true, reversibility: 'all', execution }]]),
  });

  it.each([{ kind: 'none' }, { kind: 'pending', receipt }, { kind: 'refused', code: 'declined', reason: '' }] as const)(
    'is what is $kind',
    (execution) => {
      expect(unexecutedOf(about(execution))).toEqual({ by: 'Sample Pay', mayRepeat: true, kind: execution.kind, isTurnedAway: false });
    },
  );

  it.each([true, false])('is what nobody knows, and whether what was asked last was turned away: %s', (isTurnedAway) => {
    const execution = { kind: 'unknown', error: DOWN, ...(isTurnedAway && { isTurnedAway: true as const }) } as const;
    expect(unexecutedOf(about(execution))).toMatchObject({ kind: 'unknown', isTurnedAway });
  });

  it('is nothing that has a receipt, that was not asked about yet, or that is not posted', () => {
    expect(unexecutedOf(about({ kind: 'receipt', receipt }))).toBeNull();
    expect(unexecutedOf({ standing, executions: new Map() })).toBeNull();
    expect(unexecutedOf({ ...about({ kind: 'none' }), standing: { ...standing, state: 'reserved' } })).toBeNull();
  });
});

it('what is left to do by hand is read again after a reload', async () => {
  const { world, page } = await openedPage();
  await page.session.readExecution(newestOn(page.session));
  expect(page.session.getState().executions.size).toBe(0);
  await press(world, page.session.makeItRight());
  const again = await world.open();
  expect(again.session.getState().executions.size).toBe(0);
  await again.session.readExecution(newestOn(again.session));
  const [moment] = world.givenMoments();
  expect(again.session.getState().executions.get(moment?.id ?? '')).toMatchObject({
    by: 'by hand',
    execution: { receipt: { steps: ['issue_credit', 'send_reply'] } },
  });
});
