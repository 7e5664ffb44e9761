import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NO_CARD } from '#builders/on-card.ts';
import type { StatedCommitment } from '#domain/journal/types.ts';
import { MomentCard } from '#features/ticket/moment/after/MomentCard.tsx';
import { shown } from '../../shown.tsx';

async function card(standing: StatedCommitment): Promise<HTMLElement> {
  const at = await shown((state, session) => <MomentCard state={{ ...state, ...NO_CARD, standing }} session={session} />);
  return at.screen;
}

describe('the card of what a lead approved', () => {
  it('names whoever delivered what a lead approved, and the lead', async () => {
    const of = {
      agentId: '90',
      forAgentId: '12',
      deliveredByName: 'Cy Other',
      detail: { gesture: 'credit', agentName: 'Lea Lead' },
    } as const;
    const said = async (over: Partial<StatedCommitment> = {}): Promise<string> => (await card(aCommitment({ ...of, ...over }))).textContent;
    expect(await said()).toContain('Given by Cy Other, approved by Lea Lead, 3 hours ago');
    expect(await said({ forAgentId: '11' })).toContain('Given by you, approved by Lea Lead, 3 hours ago');
    expect(await said({ agentId: '11' })).toContain('Given by Cy Other, approved by you, 3 hours ago');
    expect(await said({ deliveredByName: '' })).toContain('Given by a colleague, approved by Lea Lead, 3 hours ago');
  });

  it('never calls given what is only approved or begun', async () => {
    const detail = { gesture: 'credit', agentName: 'Lea Lead' } as const;
    const granted = await card(aCommitment({ agentId: '90', forAgentId: '12', state: 'granted', detail }));
    expect(granted.textContent).toContain('Approved by Lea Lead, 3 hours ago');
    const begun = await card(aCommitment({ agentId: '90', state: 'reserved', detail }));
    expect(begun.textContent).toContain('Begun by Lea Lead, 3 hours ago');
    expect(granted.textContent + begun.textContent).not.toContain('Given by');
  });
});
