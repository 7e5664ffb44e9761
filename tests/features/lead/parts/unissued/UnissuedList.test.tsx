import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { anAccount } from '#builders/an-account.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { money } from '#domain/money/money.ts';
import { UnissuedList } from '#features/lead/parts/unissued/UnissuedList.tsx';
import type { UnissuedState, UnissuedTodo } from '#features/lead/parts/unissued/unissued.ts';
import { around } from '../../../../ui/around.tsx';
import { rendered, user } from '../../../../ui/rendered.tsx';

const ROW: UnissuedTodo = {
  momentId: 'm-1',
  ticketId: '501',
  agentId: '12',
  gesture: 'credit',
  amount: money(2000, EUR),
  createdAtMs: daysBefore(3),
  what: 'issue_credit',
};

async function list(over: Partial<UnissuedState> = {}) {
  const asked: string[] = [];
  const state: UnissuedState = { nowMs: NOW_MS, phase: { name: 'done' }, rows: [ROW], looked: 7, sinceMs: null, ticks: new Map(), ...over };
  const page = await rendered(
    around(
      <UnissuedList
        state={state}
        account={anAccount({ names: new Map([['12', 'Gil Sample']]) })}
        unissued={{
          readOn: () => Promise.resolve(void asked.push('read on')),
          stop: () => void asked.push('stop'),
          tick: ({ momentId, what }, isDone) => Promise.resolve(void asked.push(`${momentId} ${what} ${isDone}`)),
        }}
        onShowTicket={(id) => void asked.push(`ticket ${id}`)}
      />,
    ),
  );
  return { page, asked };
}

describe('the list of what was given and not issued', () => {
  it('says what, on which ticket, by whom and how long ago, and ticks it off', async () => {
    const { page, asked } = await list();
    expect(page.textContent).toContain('€20 store credit');
    expect(page.textContent).toContain('Ticket #501, by Gil Sample, 3 days ago');
    expect(page.textContent).toContain('Looked through 7 moments of the last 90 days: all there are.');
    await user.click(screen.getByRole('button', { name: 'Issued: €20 store credit, ticket #501' }));
    expect(asked).toEqual(['m-1 issue_credit true']);
  });

  it('says how many of what a policy counts, and what it owes in its own words', async () => {
    await addOwnKinds(OWN_KINDS, 'en-US');
    const miles = { ...ROW, gesture: 'miles', amount: money(600, EUR), count: 500, what: 'issue_miles' };
    const { asked } = await list({ rows: [miles, { ...miles, what: 'owed_rebook' }] });
    await user.click(screen.getByRole('button', { name: 'Issued: 500 miles (€6), ticket #501' }));
    await user.click(screen.getByRole('button', { name: /^Done: .*new flight, ticket #501$/ }));
    expect(asked).toEqual(['m-1 issue_miles true', 'm-1 owed_rebook true']);
  });

  it('keeps what was ticked here in sight, counts it no more, and takes it back', async () => {
    const { page, asked } = await list({ ticks: new Map([['m-1 issue_credit', { phase: 'done' }]]) });
    expect(page.textContent).toContain('Nothing waits to be issued by hand.');
    await user.click(screen.getByRole('button', { name: 'Not issued after all: €20 store credit, ticket #501' }));
    expect(asked).toEqual(['m-1 issue_credit false']);
  });

  it('says how far it was looked, and looks further', async () => {
    const { page, asked } = await list({ sinceMs: daysBefore(10) });
    expect(page.textContent).toContain('back to Mar 8');
    await user.click(screen.getByRole('button', { name: 'Look back 90 days' }));
    expect(asked).toEqual(['read on']);
  });

  it('says how reading goes, and ends it', async () => {
    const { page, asked } = await list({ phase: { name: 'waiting' } });
    expect(page.textContent).toContain('Zendesk asks us to wait');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(asked).toEqual(['stop']);
  });

  it('says why not all could be looked through, and of a tick why it was not kept', async () => {
    const { page } = await list({
      phase: { name: 'failed', error: DOWN },
      ticks: new Map([['m-1 issue_credit', { phase: 'failed', error: DOWN }]]),
    });
    expect(page.textContent).toContain('Not all could be looked through');
    expect(page.textContent).toContain('The tick could not be saved');
  });

  it('says nothing of a number before anything was read', async () => {
    const { page } = await list({ phase: { name: 'reading' }, rows: [], looked: 0 });
    expect(page.textContent).toContain('Looking for what nobody has ticked off');
    expect(page.textContent).not.toContain('Nothing waits');
  });

  it('says that nothing waits where nothing does', async () => {
    const { page } = await list({ rows: [] });
    expect(page.textContent).toContain('Nothing waits to be issued by hand.');
  });

  it('says of what is owed that it is, and counts it apart', async () => {
    const owed: UnissuedTodo = { ...ROW, what: 'owed_correct_bill' };
    const { page, asked } = await list({ rows: [ROW, owed] });
    expect(page.textContent).toContain('1 gesture was promised to a customer, and nobody has ticked off that it was issued.');
    expect(page.textContent).toContain('1 thing that a customer is owed in any case is not ticked off.');
    await user.click(screen.getByRole('button', { name: 'Done: Owed in any case: corrected bill, ticket #501' }));
    expect(asked).toEqual(['m-1 owed_correct_bill true']);
    const alone = await list({ rows: [owed], ticks: new Map() });
    expect(alone.page.textContent).toContain('Nothing waits to be issued by hand.1 thing that a customer is owed');
  });

  it('takes back what was done as done, and what was issued as issued', async () => {
    const owed: UnissuedTodo = { ...ROW, what: 'owed_correct_bill' };
    await list({ rows: [owed], ticks: new Map([['m-1 owed_correct_bill', { phase: 'done' }]]) });
    expect(screen.getByRole('button', { name: 'Not done after all: Owed in any case: corrected bill, ticket #501' })).toBeTruthy();
  });
});
