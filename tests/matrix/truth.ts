import { entryOfRecord } from '#adapters/zendesk/journal-entry.ts';
import { todosOf } from '#adapters/zendesk/moment-detail.ts';
import { EUR } from '#builders/currencies.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { isLive } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { MatrixAccount } from './an-account.ts';

const LEADS = new Set(['1000101', '1000102', '1000201']);

/** The journal as the account holds it, whatever anybody was answered. */
export function entriesIn({ api }: MatrixAccount): readonly JournalEntry[] {
  return (api.state.tables.get('moment_entry')?.all() ?? []).map(({ createdMs, updatedMs, createdBy, ...record }) =>
    entryOfRecord({ ...record, createdAtMs: stamp(createdMs), updatedAtMs: stamp(updatedMs), createdById: String(createdBy) }),
  );
}

/** Zendesk stamps to the second. */
function stamp(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** What counts on a ticket. */
export function countedOn(account: MatrixAccount, ticketId = '101'): readonly string[] {
  const { commitments } = foldLedger(entriesIn(account), { leadIds: LEADS, currency: EUR, timeZone: TIME_ZONE, largestMinor: 0 });
  return commitments
    .filter((one) => one.ticketId === ticketId && isLive(one, Date.now()))
    .map(({ state, stated, cause }) => `${cause}: ${state} ${stated?.amountMinor ?? '?'}`);
}

/** What the records of a ticket say as their story, and which to-do's are done. */
export function recordedOn(
  account: MatrixAccount,
  ticketId = '101',
): readonly { readonly story: string; readonly done: readonly string[] }[] {
  const records = account.api.state.tables.get('service_moment')?.all() ?? [];
  return records
    .filter(({ fields }) => String(fields['ticket']) === ticketId)
    .map(({ fields }) => ({
      story: String(fields['story']),
      done: todosOf({ fields }).flatMap(({ what, doneAtMs }) => (doneAtMs === null ? [] : what)),
    }));
}

/** What counts on a ticket, and what is written down of it. */
export function truthOn(account: MatrixAccount, ticketId = '101'): object {
  const records = account.api.state.tables.get('service_moment')?.all() ?? [];
  return {
    counts: countedOn(account, ticketId),
    written: records
      .filter(({ fields }) => String(fields['ticket']) === ticketId)
      .map(({ fields }) => `${String(fields['status'])} ${String(fields['amount_minor'])}: ${String(fields['story'])}`),
  };
}
