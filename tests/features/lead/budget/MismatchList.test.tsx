import { screen, within } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { DOWN } from '#builders/a-page.ts';
import { anAccount } from '#builders/an-account.ts';
import { NOW_MS, daysBefore, hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import type { Mismatch } from '#domain/moments/reconcile.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { MismatchList } from '#features/lead/budget/MismatchList.tsx';
import type { MendStatus } from '#features/lead/budget/reconciliation-state.ts';
import { around } from '../../../ui/around.tsx';
import { isHeld, rendered, user } from '../../../ui/rendered.tsx';

const commitment = aCommitment({ momentId: 'm-1', ticketId: '502', detail: { gesture: 'credit' } });
const moment = { ...aDraft(), id: 'm-2', status: 'given' } as const;
const unwritten: Mismatch = { kind: 'unwritten', commitment };
const uncounted: Mismatch = { kind: 'uncounted', moment, atMs: hoursBefore(2) };
const undone: Mismatch = { kind: 'undone', moment, atMs: hoursBefore(2) };
const held: Mismatch = { kind: 'held', moment: { ...moment, status: 'voided' }, atMs: hoursBefore(2), commitment };

type Section = ComponentProps<typeof MismatchList>['section'];

async function list(mismatches: readonly Mismatch[], over: Partial<ComponentProps<typeof MismatchList>> = {}) {
  const asked: string[] = [];
  const section: Section = { state: 'ready', atMs: NOW_MS, value: { mismatches, sinceMs: daysBefore(3), records: 7, unreadable: 0 } };
  const page = await rendered(
    around(
      <MismatchList
        section={section}
        account={anAccount()}
        mending={new Map()}
        corrections={new Map()}
        onCompare={() => Promise.resolve(void asked.push('compare'))}
        onMend={({ kind }, mend) => Promise.resolve(void asked.push(`${mend} ${kind}`))}
        onTakeBack={({ momentId }) => Promise.resolve(void asked.push(`take back ${momentId}`))}
        onShowTicket={(id) => asked.push(`show ${id}`)}
        {...over}
      />,
    ),
  );
  return { page, asked };
}

const mended = (status: MendStatus) => list([uncounted], { mending: new Map([['m-2', status]]) });

const button = (name: string | RegExp): HTMLButtonElement => screen.getByRole('button', { name });
const buttons = (): readonly string[] =>
  within(screen.getByRole('list'))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

describe('what was given and what was written down', () => {
  it('agree, and it is said how far that was looked for', async () => {
    const { page } = await list([]);
    expect(page.textContent).toContain('matches what was recorded. 7 records compared, back to Mar 15');
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('are said to be compared whole where all records were read', async () => {
    const section: Section = { state: 'ready', atMs: NOW_MS, value: { mismatches: [], sinceMs: -Infinity, records: 1, unreadable: 2 } };
    const { page } = await list([], { section });
    expect(page.textContent).toContain('1 record compared: all there is.');
    expect(page.textContent).toContain('2 records could not be read and were not compared.');
  });

  it.each<[string, Mismatch, string, readonly string[], string]>([
    ['given, not written down', unwritten, 'Given, not recorded', ['Open ticket 502', 'Record it'], 'write_down unwritten'],
    [
      'written down, not counted',
      uncounted,
      'but does not count',
      ['Open ticket 501', 'Count it', 'Mark as taken back'],
      'count uncounted',
    ],
    ['taken back, not marked', undone, 'taken back since', ['Open ticket 501', 'Mark as taken back', 'Count it'], 'mark_voided undone'],
    ['counted, not marked', held, 'not recorded as given', ['Open ticket 501', 'Mark as given', 'Take back'], 'mark_given held'],
  ])('do not agree: %s, with what it was, by whom, and a click that ends it', async (_what, mismatch, title, names, pressed) => {
    const { page, asked } = await list([mismatch]);
    expect(page.querySelector('li')?.textContent).toContain(title);
    expect(page.querySelector('li')?.textContent).toMatch(/€15 store credit · Ticket 50[12] · (Ben Sample|Cy Other), [23] hours ago/);
    expect(buttons()).toEqual(names);
    await user.click(button(new RegExp(`^${names[1]}: ticket 50[12]`)));
    expect(asked).toEqual([pressed]);
  });

  it('are told by number and worth where that is counted, as the journal or the record has it', async () => {
    await addOwnKinds(OWN_KINDS, 'en-US');
    const journal: Mismatch = {
      kind: 'unwritten',
      commitment: aCommitment({ momentId: 'm-3', stated: eur(600), detail: { gesture: 'miles', count: 500 } }),
    };
    const record: Mismatch = { kind: 'uncounted', moment: { ...moment, gesture: 'miles', amount: eur(120), count: 100 }, atMs: NOW_MS };
    const { page } = await list([journal, record]);
    expect(page.textContent).toContain('500 miles (€6) · Ticket');
    expect(page.textContent).toContain('100 miles (€1.20) · Ticket');
  });

  it('agree again by taking back what counts', async () => {
    const { asked } = await list([held]);
    await user.click(button(/^Take back/));
    expect(asked).toEqual(['take back m-1']);
  });

  it('wait for what is at work, and say what failed or was done', async () => {
    await mended({ phase: 'working' });
    expect(isHeld(button(/^Count it/))).toBe(true);
    expect((await mended({ phase: 'failed', error: { kind: 'fault', error: DOWN } })).page.textContent).toContain('was not completed');
    expect((await mended({ phase: 'done', mend: 'count' })).page.textContent).toContain('It counts now, as yours.');
  });

  it('are compared again at a press where that failed, beside what was known', async () => {
    const last = { mismatches: [unwritten], sinceMs: daysBefore(3), records: 7, unreadable: 0 };
    const { page, asked } = await list([], { section: { state: 'failed', error: DOWN, last } });
    expect(page.textContent).toContain('could not be compared');
    expect(page.textContent).toContain('Given, not recorded');
    await user.click(button('Try again'));
    expect(asked).toEqual(['compare']);
  });

  it('are being compared, and it is said', async () => {
    expect((await list([], { section: { state: 'loading' } })).page.textContent).toContain('Comparing what was given');
  });
});
