import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { matterAnswersIn, matterTicketIds } from '#domain/journal/matter-answers.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

function said(id: string, ticketIds: readonly [string, string], isSame: boolean, over: Partial<JournalEntry> = {}): JournalEntry {
  const [ticketId, otherTicketId] = ticketIds;
  return anEntry({
    id,
    kind: 'matter',
    momentId: id,
    ticketId,
    amountMinor: 0,
    detail: { matter: { ticketId: otherTicketId, isSame } },
    ...over,
  });
}

describe('what the journal holds of which tickets are one matter', () => {
  it('is read in the order in which the server took it up', () => {
    const entries = [said('03', ['501', '502'], false), anEntry(), said('02', ['502', '501'], true)];
    expect(matterAnswersIn(entries)).toEqual([
      { ticketIds: ['502', '501'], isSame: true },
      { ticketIds: ['501', '502'], isSame: false },
    ]);
  });

  it('leaves out what was edited since, what names no ticket, and what says nothing', () => {
    const edited = said('01', ['501', '502'], true, { updatedAtMs: anEntry().createdAtMs + 1000 });
    expect(matterAnswersIn([edited, said('02', ['', '502'], true), anEntry({ kind: 'matter', detail: {} })])).toEqual([]);
  });
});

describe('the tickets of one matter for whoever is about to give', () => {
  it('are those that the page has counted, and those that were said to be since', () => {
    expect(matterTicketIds('501', ['502'], [said('01', ['503', '501'], true)])).toEqual(['502', '503']);
  });

  it('are not those that were said to be another since', () => {
    expect(matterTicketIds('501', ['502', '503'], [said('01', ['502', '501'], false)])).toEqual(['503']);
  });
});
