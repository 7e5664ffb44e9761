import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anAccount } from '#builders/an-account.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { UnfinishedList } from '#features/lead/budget/UnfinishedList.tsx';
import { ROWS_AT_MOST } from '#features/lead/parts/MoreRows.tsx';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

async function list(unfinished: readonly Commitment[]) {
  const asked: string[] = [];
  const page = await rendered(
    around(
      <UnfinishedList
        unfinished={unfinished}
        account={anAccount()}
        corrections={new Map()}
        onShowTicket={(id) => asked.push(`show ${id}`)}
        onTakeBack={({ momentId }, { agentId }) => Promise.resolve(void asked.push(`take back ${momentId} of ${agentId}`))}
      />,
    ),
  );
  return { page, asked };
}

describe('what is unfinished', () => {
  it('is nothing, and nothing more is said', async () => {
    const { page } = await list([]);
    expect(page.textContent).toContain('Nothing is unfinished.');
    expect(screen.queryAllByRole('listitem')).toEqual([]);
  });

  it('is told with whose it is and since when, opened, and taken back for whom it was given to give', async () => {
    const { page, asked } = await list([aCommitment({ agentId: '12', forAgentId: '12', state: 'reserved' })]);
    expect(page.textContent).toContain('The money is held.');
    expect(screen.getByRole('listitem').textContent).toContain('€15 store creditTicket 502 · Cy Other, 3 hours ago');
    await user.click(screen.getByRole('button', { name: 'Open ticket 502' }));
    await user.click(screen.getByRole('button', { name: 'Take back: €15 store credit, ticket 502' }));
    expect(asked).toEqual(['show 502', 'take back moment-1 of 12']);
  });

  it('is shown up to what a list holds, and the rest is counted', async () => {
    const many = Array.from({ length: ROWS_AT_MOST + 1 }, (_, index) => aCommitment({ momentId: `m-${index}` }));
    const { page } = await list(many);
    expect(page.querySelectorAll('li')).toHaveLength(ROWS_AT_MOST);
    expect(page.textContent).toContain('And 1 more.');
  });
});
