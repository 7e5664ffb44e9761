import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aRequest } from '#builders/a-request.ts';
import { anAccount } from '#builders/an-account.ts';
import type { Approved } from '#approvals/waiting-requests.ts';
import { ApprovedList } from '#features/lead/requests/ApprovedList.tsx';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

const commitment = aCommitment({ momentId: 'asked-1', agentId: '91', forAgentId: '12', state: 'reserved' });

async function list(approved: readonly Approved[]) {
  const asked: string[] = [];
  const page = await rendered(
    around(
      <ApprovedList
        approved={approved}
        account={anAccount()}
        corrections={new Map()}
        onShowTicket={(id) => asked.push(`show ${id}`)}
        onTakeBack={({ momentId }) => Promise.resolve(void asked.push(`take back ${momentId}`))}
      />,
    ),
  );
  return { page, asked };
}

describe('what was approved and not delivered yet', () => {
  it('is not there where there is nothing', async () => {
    expect((await list([])).page.textContent).toBe('');
  });

  it('waits for its agent, names who approved it, and is taken back at a press', async () => {
    const { asked } = await list([{ momentId: 'asked-1', request: aRequest(), commitment }]);
    expect(screen.getByRole('listitem').textContent).toContain('€15 store credit. To be given by: Cy Other');
    expect(screen.getByRole('listitem').textContent).toContain('Ticket 502 · approved 3 hours ago by you');
    await user.click(screen.getByRole('button', { name: 'Take back: €15 store credit, ticket 502' }));
    expect(asked).toEqual(['take back asked-1']);
  });

  it('cannot be taken back where its reservation was not read, and says where that is read', async () => {
    const { asked } = await list([{ momentId: 'asked-1', request: aRequest(), commitment: null }]);
    expect(screen.getByRole('listitem').textContent).toContain('€40 store credit. To be given by: Ben Sample');
    expect(screen.getByRole('listitem').textContent).toContain('the Budget tab loads it');
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Open ticket 501' }));
    expect(asked).toEqual(['show 501']);
  });
});
