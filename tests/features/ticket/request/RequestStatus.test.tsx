import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { LENA } from '#builders/a-request-page.ts';
import { aLine, aRequest } from '#builders/a-request.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { anAgent } from '#builders/an-agent.ts';
import type { RequestStatus as Status } from '#domain/moments/request-status.ts';
import { RequestStatus } from '#features/ticket/request/RequestStatus.tsx';
import type { RequestFlow } from '#features/ticket/session/flows.ts';
import type { RequestWork } from '#features/ticket/session/session-state.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import type { SignedInAgent } from '#ports/workspace.ts';
import { byLabel, isHeld, typed, user } from '../../../ui/rendered.tsx';
import { shown } from '../shown.tsx';

const asker = anAgent();
const colleague = anAgent({ id: '12' });
const commitment = aCommitment({ agentId: '21', detail: { gesture: 'credit', agentName: 'Lena Lead' } });
const request = aRequest({ lines: [aLine(), aLine({ kind: 'declined', byId: '21', byName: 'Lena Lead', text: '' })] });

/** Notes what is asked of the flow of requests, with its words. */
function notingRequests(session: TicketSession, asked: string[]): TicketSession {
  const note = (what: string): Promise<void> => Promise.resolve(void asked.push(what));
  const flow: RequestFlow = {
    resume: () => note('resume'),
    openForm: () => void asked.push('openForm'),
    closeForm: () => void asked.push('closeForm'),
    type: (text) => void asked.push(`type ${text}`),
    send: (text) => note(`send ${text}`),
    refresh: () => note('refresh'),
    reply: (text) => note(`reply ${text}`),
    withdraw: () => note('withdraw'),
    deliver: () => note('deliver'),
    dismiss: () => note('dismiss'),
    answer: ({ kind }) => note(`answer ${kind}`),
    takeBack: () => note('takeBack'),
  };
  return { ...session, withRequests: async (act) => act(flow) };
}

async function status(of: Status, agent: SignedInAgent, work: RequestWork = { phase: 'idle' }, ticket = aTicket()) {
  const asked: string[] = [];
  const known = { phase: 'known', request, status: of, work } as const;
  const at = await shown((state, session) => <RequestStatus state={state} known={known} session={notingRequests(session, asked)} />, {
    of: { agent, ticket },
  });
  return { page: at.screen, asked, title: at.screen.querySelector('.notice strong')?.textContent };
}

const names = (): readonly string[] =>
  screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent);
const press = (name: string): Promise<void> => user.click(screen.getByRole('button', { name }));

describe('where a request stands, for whoever asked', () => {
  it('says for whom they wait, since when, and that they can go on meanwhile', async () => {
    const { page } = await status({ kind: 'waiting' }, asker);
    expect(page.textContent).toContain('Waiting for Team leads · asked 5 minutes ago');
    expect(page.textContent).toContain('You can go on with the ticket.');
    expect((await status({ kind: 'question' }, asker)).page.textContent).not.toContain('Waiting for');
  });

  it.each([
    [{ kind: 'waiting' }, 'Asked a lead for: €40 store credit', ['What was said', 'Withdraw', 'Check again']],
    [{ kind: 'question' }, 'A lead has a question', ['What was said', 'Answer', 'Withdraw', 'Check again']],
    [{ kind: 'declined' }, 'Declined by Lena Lead', ['What was said', 'Dismiss', 'Check again']],
    [{ kind: 'taken_back' }, 'This was approved and has since been taken back.', ['What was said', 'Dismiss', 'Check again']],
    [{ kind: 'withdrawn' }, 'This was approved and has since been taken back.', ['What was said', 'Check again']],
    [
      { kind: 'approved', commitment },
      'Approved by Lena Lead: €15 store credit',
      ['What was said', 'Make it right\u00a0· €15 store credit'],
    ],
    [{ kind: 'given', commitment }, 'Approved by Lena Lead: €15 store credit', ['What was said', 'Check again']],
  ] as const)('%o', async (of, title, buttons) => {
    const at = await status(of, asker);
    expect(at.title).toBe(title);
    expect(names()).toEqual(buttons);
  });

  it.each([
    [{ kind: 'waiting' }, 'Withdraw', 'withdraw'],
    [{ kind: 'declined' }, 'Dismiss', 'dismiss'],
    [{ kind: 'approved', commitment }, 'Make it right\u00a0· €15 store credit', 'deliver'],
    [{ kind: 'waiting' }, 'Check again', 'refresh'],
  ] as const)('%o, pressed on %s', async (of, name, what) => {
    const { asked } = await status(of, asker);
    await press(name);
    expect(asked).toEqual([what]);
  });

  it('a question is answered in words, never without', async () => {
    const { page, asked } = await status({ kind: 'question' }, asker);
    await press('Answer');
    expect(asked).toEqual([]);
    expect(page.textContent).toContain('Write a few words, so that a lead can decide.');
    await typed(byLabel(page, 'Your answer'), 'On Friday.');
    await press('Answer');
    expect(asked).toEqual(['reply On Friday.']);
  });

  it('takes no press while it is at work', async () => {
    await status({ kind: 'question' }, asker, { phase: 'working' });
    const [, ...others] = screen.getAllByRole('button');
    expect(others.map(isHeld)).toEqual([true, true, true]);
  });

  it('says what failed, marked as an error', async () => {
    const { page } = await status({ kind: 'waiting' }, asker, {
      phase: 'failed',
      error: { kind: 'failed', step: 'moment', error: DOWN, heldUntilMs: null },
    });
    expect(page.querySelector('.notice-error')?.textContent).toContain('(503)');
  });

  it('is not delivered where something stands in the way: the button that would is off, and the others are not', async () => {
    await status({ kind: 'approved', commitment }, asker, { phase: 'idle' }, aTicket({ isClosed: true }));
    expect(isHeld(screen.getByRole('button', { name: 'Make it right\u00a0· €15 store credit' }))).toBe(true);
    await press('What was said');
    expect(isHeld(screen.getByRole('button', { name: 'Check again' }))).toBe(false);
  });

  it('is marked as a success once it is approved, and not before', async () => {
    expect((await status({ kind: 'approved', commitment }, asker)).page.querySelector('.notice-success')).not.toBeNull();
    expect((await status({ kind: 'waiting' }, asker)).page.querySelector('.notice-success')).toBeNull();
  });
});

describe('where a request stands, for somebody else', () => {
  it('who is no lead, is read and looked at again, and nothing more', async () => {
    const { title } = await status({ kind: 'waiting' }, colleague);
    expect(title).toBe('Ben Sample asked a lead for: €40 store credit');
    expect(names()).toEqual(['What was said', 'Check again']);
    expect((await status({ kind: 'approved', commitment }, colleague)).title).toBe('Approved, not given yet: €15 store credit');
  });

  it('who is a lead, is answered while it is open', async () => {
    const { asked } = await status({ kind: 'waiting' }, LENA);
    await user.click(screen.getByRole('button', { name: /^Approve/u }));
    expect(asked).toEqual(['answer approve']);
  });

  it('who is a lead, can be taken back while it is not delivered', async () => {
    const { asked } = await status({ kind: 'approved', commitment }, LENA);
    await press('Take back');
    expect(asked).toEqual(['takeBack']);
  });

  it('who is a lead and asked, is not answered by themselves', async () => {
    const own = aRequest({ moment: { agentId: LENA.id } });
    const known = { phase: 'known', request: own, status: { kind: 'waiting' }, work: { phase: 'idle' } } as const;
    await shown((state, session) => <RequestStatus state={state} known={known} session={session} />, { of: { agent: LENA } });
    expect(names()).toEqual(['What was said', 'Withdraw', 'Check again']);
  });
});
