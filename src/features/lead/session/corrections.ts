import { isEdited } from '#domain/journal/entries.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Result, fail } from '#domain/shared/result.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import type { DecideError } from '#approvals/request-record.ts';
import type { EntryFacts, EntryPorts } from '#ledger/entries.ts';
import { startedMonth } from '#ledger/start-month.ts';
import { takeBack } from '#ledger/lead-corrections.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type LeadCore, entryPorts } from './lead-core.ts';
import type { CorrectionStatus, TakenBack } from './lead-state.ts';

/** Frees what a moment holds. */
export function takeBackMoment(core: LeadCore, taken: TakenBack, facts: EntryFacts): Promise<void> {
  return correct(core, taken, async (ports) => {
    const { ledgerReader } = core.snapshot();
    const granted = ledgerReader.ledger().commitments.find((one) => one.momentId === taken.momentId && one.state === 'granted');
    const revoked = await revokeGrant({ ...core.ports, reader: ledgerReader }, granted ?? null, core.terms);
    if (!revoked.ok) return revoked.error.kind === 'failed' ? fail(revoked.error.error) : fail({ kind: 'opposed', by: revoked.error });
    return takeBack({ ...ports, moments: core.ports.moments }, taken.momentId, facts, leadTerms(core));
  });
}

/** Corrects a moment, unless that is being done already, and tells every tab how the journal stands then. */
export async function correct(
  core: LeadCore,
  { momentId, reserveId }: TakenBack,
  act: (ports: EntryPorts) => Promise<Result<void, AppFault | { readonly kind: 'opposed'; readonly by: DecideError }>>,
): Promise<void> {
  const put = (status: CorrectionStatus): void => {
    // The last to change stands last.
    const others = [...core.getState().corrections].filter(([id]) => id !== momentId);
    core.update({ corrections: new Map([...others, [momentId, status]]) });
  };
  if (core.getState().corrections.get(momentId)?.phase === 'working') return;
  put({ phase: 'working' });
  const done = await act(entryPorts(core));
  if (done.ok) put({ phase: 'done', carried: carriedBy(core, reserveId) });
  else put(done.error.kind === 'opposed' ? { phase: 'refused', error: done.error.by } : { phase: 'failed', error: done.error });
  core.tell('corrected');
}

/** Which total holds the money of an entry, whatever becomes of it. */
function carriedBy(core: LeadCore, reserveId: string): Extract<CorrectionStatus, { readonly phase: 'done' }>['carried'] {
  const { limits, timeZone } = core.terms;
  const { ledgerReader } = core.snapshot();
  const entries = [...ledgerReader.entries()];
  const now = { currency: limits.currency, timeZone, nowMs: core.ports.runtime.nowMs(), leadIds: core.leads.ids() };
  if (reserveId <= (startedMonth(entries, now)?.upToId ?? '')) return 'started';
  const entry = entries.find(({ id }) => id === reserveId);
  // Undoing what counted as it was written is taken off from what posts carry; anything else stays in there as it was.
  const isAsWritten = entry === undefined || (!isEdited(entry) && entry.currency === limits.currency);
  const carriedUpToId = isAsWritten ? '' : lastTotalled(entries);
  return reserveId <= carriedUpToId || reserveId <= (ledgerReader.ledger().checkpoint?.carriedUpToId ?? '') ? 'stamped' : 'no';
}

/** How far the totals reach that posts carry; empty where none does. */
function lastTotalled(entries: readonly JournalEntry[]): string {
  return entries.reduce((last, { detail: { total } }) => (total !== undefined && total.upToId > last ? total.upToId : last), '');
}

/** Who corrects, and by which calendar and currency. */
export function leadTerms({ context, settings }: LeadCore): {
  readonly leadId: string;
  readonly timeZone: string;
  readonly currency: Currency;
} {
  return { leadId: context.agent.id, timeZone: context.timeZone, currency: settings().currency };
}
