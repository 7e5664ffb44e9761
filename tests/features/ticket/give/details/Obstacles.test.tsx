import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aJournalView } from '#builders/a-plan.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { MomentSection } from '#features/ticket/moment/MomentSection.tsx';
import { user } from '../../../../ui/rendered.tsx';
import { type Shown, noting, shown } from '../../shown.tsx';

async function section(over: Partial<SessionState>): Promise<Shown & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const page = await shown((state, session) => (
    <MomentSection state={{ ...state, ...over }} session={noting(session, asked)} onSay={() => {}} />
  ));
  return { ...page, asked };
}

const failed = (error: Extract<SessionState['journal'], { readonly state: 'failed' }>['error']) =>
  ({ journal: { state: 'failed', error, last: null } }) as const;

const BARRIERS: readonly (readonly [string, Partial<SessionState>, RegExp])[] = [
  ['This ticket is closed', { ticket: aTicket({ isClosed: true }) }, /follow-up ticket/],
  [
    'Your role may not view the journal',
    failed({ kind: 'refused_by_role', what: 'journal', action: 'read' }),
    /Objects and rules → Custom objects → Objects → Moment entry → Permissions/,
  ],
  [
    'You cannot see what others gave',
    failed({ kind: 'others_hidden', what: 'journal' }),
    /let(s)? your role view all records in Admin Center/,
  ],
  [
    'Your role may only view',
    { journal: { state: 'ready', value: aJournalView([], { mayWrite: false }), atMs: NOW_MS } },
    /let(s)? your role add records of Moment entry and Service moment/,
  ],
];

describe('what stands in the way of giving', () => {
  it.each(BARRIERS)('is said with what to do: %s', async (title, over, advice) => {
    const { screen: page } = await section(over);
    await screen.findByText(title);
    const notice = page.querySelector('.notice');
    expect(notice?.textContent).toMatch(advice);
  });

  it.each(BARRIERS.slice(1))('is looked at again at a press where an admin can have changed it: %s', async (title, over) => {
    const { asked } = await section(over);
    await screen.findByText(title);
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(asked).toEqual(['checkAccess']);
  });

  it('is not looked at again where the ticket is closed: it stays so', async () => {
    await section({ ticket: aTicket({ isClosed: true }) });
    await screen.findByText('This ticket is closed');
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull();
  });

  it('is nothing on most tickets', async () => {
    const { screen: page } = await section({});
    expect(page.textContent).toBe('');
  });
});

describe('an internal note that is open', () => {
  it('is said before anything is given, and can be changed', async () => {
    const { asked } = await section({ ticket: aTicket({ composer: 'internal_note' }) });
    expect(await screen.findByText(/^An internal note is open. The reply is kept out of it/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Open the public reply' }));
    expect(asked).toEqual(['openPublicReply']);
  });
});
