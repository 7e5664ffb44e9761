import { describe, expect, it } from 'vitest';
import { CAUSES_ID, toldUnder } from '#domain/insights/cause-marks.ts';
import type { CauseMark } from '#domain/journal/cause-mark.ts';
import type { CauseHistory } from '#ports/cause-history.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import { expectOk } from './expect-result.ts';

/** A history of causes, and the journal that it tells of. */
export interface CauseHistoryHarness {
  readonly history: CauseHistory;
  readonly journal: JournalStore;
  readonly leadId: string;
  readonly customerId: string;
  readonly ticketId: string;
  advance(ms: number): void;
}

const FIXED: CauseMark = { kind: 'fixed', isFixed: true, note: 'Two carriers.' };

function entry(harness: CauseHistoryHarness, changes: Partial<NewEntry> & Pick<NewEntry, 'externalId'>): NewEntry {
  return {
    kind: 'cause',
    momentId: CAUSES_ID,
    ticketId: '',
    customerId: '',
    agentId: harness.leadId,
    amountMinor: 0,
    currency: 'EUR',
    cause: 'late_delivery',
    agentDay: '',
    detail: { agentName: 'Lena Hartwig', causeMark: FIXED },
    ...changes,
  };
}

/** What every history of causes promises. */
export function causeHistoryContract(name: string, open: () => CauseHistoryHarness): void {
  describe(`${name} as a history of causes`, () => {
    it('tells what was said of causes, the newest first, and who said it', async () => {
      const harness = open();
      const { history, journal, leadId, advance } = harness;
      expectOk(await journal.append(entry(harness, { externalId: 'cause:a' })));
      advance(5_000);
      const owner: CauseMark = { kind: 'owner', ownerId: leadId };
      expectOk(await journal.append(entry(harness, { externalId: 'cause:b', cause: 'outage', detail: { causeMark: owner } })));
      expectOk(await journal.append(entry(harness, { externalId: 'x', kind: 'limits', momentId: 'limits-1', detail: {} })));
      advance(60_000);
      const { items, next } = expectOk(await history.marks(null));
      expect(items).toMatchObject([
        { cause: 'outage', mark: owner, byId: leadId, byName: '' },
        { cause: 'late_delivery', mark: FIXED, byId: leadId, byName: 'Lena Hartwig' },
      ]);
      expect(next).toBeNull();
    });

    it('tells who was told of these fixes, and of no other', async () => {
      const harness = open();
      const { history, journal, customerId, ticketId, advance } = harness;
      for (const fixId of ['01A', '01B', '01C']) {
        const about = { externalId: `${toldUnder(fixId)}:${customerId}`, kind: 'told', momentId: toldUnder(fixId) } as const;
        expectOk(await journal.append(entry(harness, { ...about, customerId, ticketId, detail: { agentName: 'Lena Hartwig' } })));
      }
      advance(60_000);
      const { items } = expectOk(await history.told(['01A', '01C'], null));
      expect(items.map(({ fixId }) => fixId).toSorted()).toEqual(['01A', '01C']);
      expect(items[0]).toMatchObject({ customerId, ticketId, byName: 'Lena Hartwig' });
    });

    it('tells nothing where nothing was said', async () => {
      const { history } = open();
      expect(expectOk(await history.marks(null)).items).toEqual([]);
      expect(expectOk(await history.told(['01A'], null)).items).toEqual([]);
    });
  });
}
