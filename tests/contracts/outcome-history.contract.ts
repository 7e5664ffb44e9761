import { describe, expect, it } from 'vitest';
import { anOutcome } from '#builders/an-outcome.ts';
import { type KeptOutcome, OUTCOMES_ID } from '#domain/journal/kept-outcomes.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import { type OutcomeHistory, outcomesKey } from '#ports/outcome-history.ts';
import { expectOk } from './expect-result.ts';

/** A history, and the journal in which it is kept. */
export interface OutcomeHistoryHarness {
  readonly history: OutcomeHistory;
  readonly journal: JournalStore;
  readonly agentId: string;
  advance(ms: number): void;
}

const RATINGS = ['good', 'bad', 'none', null] as const;
const REOPENED = [true, false, null] as const;
const WROTE = ['no', 'other_cause', 'same_cause'] as const;
const SEVERITIES = [1, 2, 3, 4, null] as const;

/** Every way in which a ticket can have come out. */
const every: readonly KeptOutcome[] = RATINGS.flatMap((rating) =>
  REOPENED.flatMap((isReopened) =>
    WROTE.flatMap((wroteAgain) => [true, false].map((hasGesture) => ({ rating, isReopened, wroteAgain, hasGesture }))),
  ),
).map((how, index) =>
  anOutcome({
    ...how,
    ticketId: String(900 + index),
    severity: SEVERITIES[index % 5] ?? null,
    cause: ['late_delivery', 'a cause, "quoted"', 'outage'][index % 3] ?? '',
    month: index % 2 === 0 ? '2026-08' : '2026-09',
  }),
);

function entry(firstDay: string, agentId: string, outcomes: readonly KeptOutcome[] = [anOutcome()]): NewEntry {
  const about = { ticketId: '', customerId: '', agentId, amountMinor: 0, currency: 'EUR', cause: 'other', agentDay: '' };
  return {
    externalId: outcomesKey(firstDay),
    kind: 'outcomes',
    momentId: OUTCOMES_ID,
    ...about,
    detail: { outcomes: { firstDay, outcomes } },
  };
}

/** What every history of outcomes promises. */
export function outcomeHistoryContract(name: string, open: () => OutcomeHistoryHarness): void {
  describe(`${name} as a history of outcomes`, () => {
    it('tells the weeks that are asked for as they were kept, a moment later, the earliest first', async () => {
      const { history, journal, agentId } = open();
      expectOk(await journal.append(entry('2026-09-14', agentId, every)));
      expectOk(await journal.append(entry('2026-09-07', agentId, [])));
      expectOk(await journal.append(entry('2026-08-31', agentId)));
      expect(expectOk(await history.kept(['2026-09-14', '2026-09-07', '2026-09-21']))).toEqual([
        { firstDay: '2026-09-07', outcomes: [] },
        { firstDay: '2026-09-14', outcomes: every },
      ]);
    });

    it('tells nothing where nothing is kept', async () => {
      expect(expectOk(await open().history.kept(['2026-09-07']))).toEqual([]);
    });

    it('keeps a week once, as it was kept first', async () => {
      const { history, journal, agentId, advance } = open();
      expectOk(await journal.append(entry('2026-09-07', agentId, [anOutcome({ ticketId: '1' })])));
      advance(5_000);
      await journal.append(entry('2026-09-07', agentId, [anOutcome({ ticketId: '2' })]));
      const weeks = expectOk(await history.kept(['2026-09-07']));
      expect(weeks.map(({ outcomes }) => outcomes.map(({ ticketId }) => ticketId))).toEqual([['1']]);
    });
  });
}
