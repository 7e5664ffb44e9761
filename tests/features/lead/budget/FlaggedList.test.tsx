import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anAccount } from '#builders/an-account.ts';
import { anEntry } from '#builders/an-entry.ts';
import { factsOfEntry } from '#ledger/lead-corrections.ts';
import { EUR } from '#builders/currencies.ts';
import { FlaggedList } from '#features/lead/budget/FlaggedList.tsx';
import type { LeadState } from '#features/lead/session/lead-state.ts';
import type { FlagKind } from '#domain/journal/commitments.ts';
import type { Flagged } from '#ledger/flagged.ts';
import { around } from '../../../ui/around.tsx';
import { isHeld, rendered, typed, user } from '../../../ui/rendered.tsx';

const entry = anEntry({ ticketId: '501' });
const edited: Flagged = { kind: 'edited', entry, momentId: 'moment-1', countsMinor: 5000, asItStands: factsOfEntry({ entry }, EUR) };

async function list(flagged: readonly Flagged[], corrections: LeadState['corrections'] = new Map()) {
  const asked: string[] = [];
  const page = await rendered(
    around(
      <FlaggedList
        flagged={flagged}
        account={anAccount()}
        corrections={corrections}
        onShowTicket={(id) => asked.push(`show ${id}`)}
        onTakeBack={({ reserveId }) => Promise.resolve(void asked.push(`take back ${reserveId}`))}
        onSettle={({ momentId }, amount) => Promise.resolve(void asked.push(`settle ${momentId} ${amount?.amountMinor ?? ''}`.trim()))}
      />,
    ),
  );
  return { page, asked };
}

const settleButton = (): HTMLButtonElement => screen.getByRole('button', { name: 'Count it as written: €15' });

describe('what is wrong in the journal', () => {
  it('is nothing, and nothing more is said', async () => {
    const { page } = await list([]);
    expect(page.textContent).toContain('No entries are flagged.');
    expect(page.querySelectorAll('li')).toHaveLength(0);
  });

  it('is told with who wrote it, what it says, what it counts as, and what to do', async () => {
    const { page } = await list([edited]);
    expect(page.querySelector('li')?.textContent).toContain('Changed after it was written');
    expect(page.querySelector('li')?.textContent).toContain('Ticket 501 · Written by Ben Sample, 3 hours ago');
    expect(page.querySelector('li')?.textContent).toContain('It says €15. Counts as €50 now.');
    expect(page.querySelector('li')?.textContent).toContain('otherwise take it back.');
  });

  it('says what a newer version called it', async () => {
    const asWritten = { kind: 'hug', schemaVersion: '', gesture: '' };
    const { page } = await list([{ ...edited, kind: 'unreadable', entry: anEntry({ kind: 'unknown', asWritten }) }]);
    expect(page.querySelector('li')?.textContent).toContain('It says: kind “hug”, schema version –.');
    expect((await list([edited])).page.textContent).not.toContain('It says: kind');
  });

  it.each<[string, Partial<Flagged>, string]>([
    ['counts as nothing where it does', { countsMinor: 0 }, 'It says €15. Counts as nothing now.'],
    ['says no sum where it holds none', { entry: anEntry({ amountMinor: null }) }, 'hours agoCounts as €50 now.'],
    ['says its own currency', { entry: anEntry({ currency: 'USD' }) }, 'It says $15.'],
    ['says what cannot be read as a currency as it stands', { entry: anEntry({ currency: 'x1' }) }, 'It says 1500 x1.'],
  ])('%s', async (_what, over, words) => {
    expect((await list([{ ...edited, ...over }])).page.querySelector('li')?.textContent).toContain(words);
  });

  it('is settled or taken back at a press', async () => {
    const { asked } = await list([edited]);
    await user.click(settleButton());
    await user.click(screen.getByRole('button', { name: /^Take back/ }));
    expect(asked).toEqual(['settle moment-1', 'take back 01E0001']);
  });

  it('cannot be settled where it does not stand as anything', async () => {
    await list([{ ...edited, asItStands: null }]);
    expect(screen.queryByRole('button', { name: /^Count it/ })).toBeNull();
  });

  it('is settled once at a time', async () => {
    await list([edited], new Map([['moment-1', { phase: 'working' }]]));
    expect(isHeld(settleButton())).toBe(true);
  });

  it('in another currency counts as the sum that the lead says, once that can be read', async () => {
    const foreign: Flagged = { ...edited, kind: 'foreign_currency', entry: anEntry({ currency: 'USD' }), asItStands: null };
    const { page, asked } = await list([foreign]);
    const field = screen.getByLabelText<HTMLInputElement>('What it counts as in EUR: Ticket 501');
    await user.click(screen.getByRole('button', { name: 'Count it like this' }));
    expect(page.textContent).toContain('Enter what the month has spent');
    await typed(field, '13.50');
    await user.click(screen.getByRole('button', { name: 'Count it like this' }));
    expect(asked).toEqual(['settle moment-1 1350']);
  });

  it.each<[FlagKind, readonly string[]]>([
    ['edited', ['Count it as written: €15']],
    ['unreadable', []],
    ['negative', ['Count it as written: €15']],
    ['foreign_currency', ['Count it like this']],
    ['foreign_agent', ['Count it as written: €15']],
    ['foreign_void', ['Count it as written: €15']],
    ['missing_reserve', ['Count it as written: €15']],
    ['above_limits', ['Count it as written: €15']],
  ])('of the kind %s is taken back by one press, or counts by one where it may', async (kind, counts) => {
    const hasSum = kind !== 'unreadable' && kind !== 'foreign_currency';
    const { page } = await list([{ ...edited, kind, asItStands: hasSum ? edited.asItStands : null }]);
    const names = screen.getAllByRole('button').map((button) => button.textContent);
    expect(names.filter((name) => name !== 'Open ticket 501')).toEqual([...counts, 'Take back'].toSorted());
    expect(page.querySelector('li')?.textContent).not.toContain('flag_do');
  });
});
