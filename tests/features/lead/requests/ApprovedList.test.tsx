import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aRequest } from '#builders/a-request.ts';
import { anAccount } from '#builders/an-account.ts';
import { eur } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import type { Approved } from '#approvals/waiting-requests.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
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

  it('is told by number and worth where that is counted, as granted and, where that was not read, as asked for', async () => {
    await addOwnKinds(OWN_KINDS, 'en-US');
    const granted = { ...commitment, stated: eur(600), detail: { gesture: 'miles', count: 500 } };
    const request = aRequest({ moment: { gesture: 'miles', amount: eur(2400), count: 2000 } });
    const read = await list([{ momentId: 'asked-1', request, commitment: granted }]);
    expect(read.page.textContent).toContain('500 miles (€6). To be given by');
    const unread = await list([{ momentId: 'asked-1', request, commitment: null }]);
    expect(unread.page.textContent).toContain('2,000 miles (€24). To be given by');
  });

  it('is told by what was approved, and not by what was asked for, where its reservation was not read', async () => {
    const asked = aRequest({ moment: { gesture: 'miles', amount: eur(2400), count: 2000 } });
    const line = { kind: 'approved', byId: '91', byName: 'Lea Lead', atMs: asked.createdAtMs, text: '', amountMinor: 3000 } as const;
    const request = aRequest({ lines: [...aRequest().lines, line] });
    const { page } = await list([{ momentId: 'asked-1', request, commitment: null }]);
    expect(page.textContent).toContain('€30 store credit. To be given by: Ben Sample');
    await addOwnKinds(OWN_KINDS, 'en-US');
    const counted = await list([{ momentId: 'asked-1', request: { ...asked, lines: [...asked.lines, line] }, commitment: null }]);
    expect(counted.page.textContent).not.toContain('2,000');
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
