import { screen, within } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aRequest } from '#builders/a-request.ts';
import { anAccount } from '#builders/an-account.ts';
import { NOW_MS } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { RequestsTab } from '#features/lead/requests/RequestsTab.tsx';
import type { RequestsView } from '#features/lead/requests/requests-state.ts';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

const NONE = { unchanged: 0, less: 0, more: 0, declined: 0, withdrawn: 0, waiting: 0 };
const nothing: RequestsView = {
  waiting: [],
  askedBack: [],
  approved: [],
  figures: { ...NONE, unchanged: 2, less: 1, hint: 'too_few' },
  hasMore: false,
  unreadable: 0,
  asTheyStand: [],
  indexError: null,
};
const waiting = [{ request: aRequest(), allowances: [] }];

async function tab(view: Partial<RequestsView>, over: Partial<ComponentProps<typeof RequestsTab>> = {}) {
  const asked: string[] = [];
  const page = await rendered(
    around(
      <RequestsTab
        requests={{ state: 'ready', value: { ...nothing, ...view }, atMs: NOW_MS }}
        answers={new Map()}
        account={anAccount()}
        corrections={new Map()}
        gestureLimitMinor={10_000}
        policy={builtInPolicy(EUR)}
        onRefresh={() => Promise.resolve(void asked.push('refresh'))}
        onAnswer={(_request, { kind }) => Promise.resolve(void asked.push(kind))}
        onShowTicket={(id) => asked.push(`show ${id}`)}
        onTakeBack={() => Promise.resolve()}
        {...over}
      />,
    ),
  );
  return { page, asked };
}

describe('what waits for an answer', () => {
  it('is nothing, and when something would be is said', async () => {
    const { page } = await tab({});
    expect(screen.getByRole('heading', { name: 'No requests are waiting for an answer' })).toBeDefined();
    expect(page.textContent).toContain('their request appears here');
  });

  it('is counted, answered and opened', async () => {
    const { page, asked } = await tab({ waiting });
    expect(screen.getByRole('heading', { name: '1 request is waiting for an answer' })).toBeDefined();
    expect(page.textContent).not.toContain('their request appears here');
    expect(page.textContent).toContain('€15 is within your limits (No limits are set).');
    await user.click(screen.getByRole('button', { name: /^Approve/u }));
    await user.click(screen.getByRole('button', { name: 'Open ticket 501' }));
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(asked).toEqual(['approve', 'show 501', 'refresh']);
  });

  it('that was answered counts no more, has the focus, and says nothing of limits', async () => {
    const { page } = await tab({ waiting }, { answers: new Map([['asked-1', { phase: 'answered', kind: 'decline' }]]) });
    expect(screen.getByRole('heading', { name: 'No requests are waiting for an answer' })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Ticket 501' }));
    expect(page.textContent).not.toContain('within your limits');
  });

  it('counts no request that waits for its agent, which stands apart and can be answered all the same', async () => {
    const { asked } = await tab({ askedBack: waiting });
    expect(screen.getByRole('heading', { name: 'No requests are waiting for an answer' })).toBeDefined();
    const apart = within(screen.getByRole('region', { name: 'Waiting for the agent’s answer' }));
    await user.click(apart.getByRole('button', { name: /^Approve/u }));
    expect(asked).toEqual(['approve']);
  });

  it('has no part for requests that wait for their agent where none does', async () => {
    await tab({ waiting });
    expect(screen.queryByRole('region', { name: 'Waiting for the agent’s answer' })).toBeNull();
  });

  it('of whoever looks is left to another lead', async () => {
    const { page } = await tab({ waiting }, { account: anAccount({ ownId: '11' }) });
    expect(page.textContent).toContain('You asked for this yourself.');
    expect(screen.queryByRole('button', { name: /^Approve/u })).toBeNull();
  });

  it.each<[string, Partial<RequestsView>, string]>([
    ['there are older ones', { hasMore: true }, 'There are older requests that are not shown.'],
    ['older ones could not be looked for', { indexError: DOWN }, 'Could not search for older requests.'],
    [
      'some stand there in words that it cannot tell',
      { unreadable: 1, asTheyStand: [{ id: 'm-1', ticketId: '7', fields: [['status', 'postponed']] }] },
      'status: postponed',
    ],
    ['some could not be read', { unreadable: 1 }, '1 moment could not be read and is not shown.'],
  ])('says where %s, and only then', async (_what, view, words) => {
    expect((await tab({})).page.textContent).not.toContain(words);
    expect((await tab(view)).page.textContent).toContain(words);
  });

  it('that could not be read is read again at a press', async () => {
    const { asked } = await tab({}, { requests: { state: 'failed', error: DOWN, last: null } });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked).toEqual(['refresh']);
  });
});

describe('how often requests are approved unchanged', () => {
  it('is too few to tell, or said, with the hint that the limit may be too low', async () => {
    expect((await tab({})).page.textContent).toContain('3 requests were answered: too few to tell');
    const often = { ...NONE, unchanged: 9, declined: 1, withdrawn: 3, hint: 'limit_may_be_low' } as const;
    expect((await tab({ figures: often })).page.textContent).toContain(
      'Of the last 10 answers 9 approved exactly what was asked. The limit may be too low: see Limits.',
    );
    const mixed = { ...NONE, unchanged: 4, less: 3, more: 2, declined: 1, waiting: 5, hint: 'none' } as const;
    const { textContent } = (await tab({ figures: mixed })).page;
    expect(textContent).toContain('Of the last 10 answers 4 approved exactly what was asked.');
    expect(textContent).not.toContain('too low');
  });
});
