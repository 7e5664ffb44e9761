import { agentDayOf } from '#domain/journal/agent-day.ts';
import { momentOf, statedBy } from '#domain/journal/commitments.ts';
import { isOfMoney, reservedAt } from '#domain/journal/fold-moment.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { isEdited } from '#domain/journal/entries.ts';
import { type Currency, zero } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { type EntryFacts, type EntryPorts, appendEntry, entryOf, reverseEntry } from './entries.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { retrying } from './retrying.ts';
import { voidRecord } from './void-if-undone.ts';
import type { Flagged } from './flagged.ts';

/** The lead who corrects the journal. */
export interface LeadTerms {
  readonly leadId: string;
  readonly timeZone: string;
  readonly currency: Currency;
}

/** What an entry that takes back another says: the sum as that states it. */
export function factsOfEntry({ entry }: Pick<Flagged, 'entry'>, currency: Currency): EntryFacts {
  const { ticketId, customerId, agentId, cause } = entry;
  return { ticketId, customerId, agentId, cause, amount: statedBy(entry) ?? zero(currency) };
}

/** Frees all that a moment holds, and marks its story as taken back where there is one, or is soon: the page of whoever gave it may be about to write it. */
export async function takeBack(
  ports: EntryPorts & { readonly moments: Pick<MomentStore, 'find' | 'setStatus'> },
  momentId: string,
  facts: EntryFacts,
  { leadId, timeZone }: LeadTerms,
): Promise<Result<void, AppFault>> {
  const ofMoment = [...ports.reader.entries()].filter((entry) => momentOf(entry) === momentId);
  const attempt = ofMoment.filter(isOfMoney).reduce((last, { detail }) => Math.max(last, detail.attempt ?? 1), 1);
  const edits = ofMoment.filter(isEdited).map(({ updatedAtMs }) => updatedAtMs);
  const editedAtMs = edits.length === 0 ? null : Math.max(...edits);
  const reversed = await reverseEntry(ports, facts, {
    momentId,
    writerId: leadId,
    attempt,
    agentDay: dayOf(ofMoment, timeZone),
    editedAtMs,
  });
  if (!reversed.ok) return reversed;
  const found = await retrying(ports.runtime, () => ports.moments.find(momentId));
  if (!found.ok) return found;
  if (found.value?.status === 'voided') return ok(undefined);
  const posts = ofMoment.filter(({ kind, detail }) => kind === 'post' && detail.confirms === undefined);
  const postedAtMs = posts.reduce((last, { createdAtMs }) => Math.max(last, createdAtMs), 0);
  const marked = await voidRecord(ports, { momentId, postedAtMs });
  const hasNone = !marked.ok && marked.error.kind === 'missing' && found.value === null;
  return hasNone ? ok(undefined) : marked;
}

/** Whose day a moment counts for, as its reservation or else its post tells. */
function dayOf(ofMoment: readonly JournalEntry[], timeZone: string): string {
  const entry = ofMoment.find(({ kind }) => kind === 'reserve') ?? ofMoment.find(({ kind }) => kind === 'post');
  return entry === undefined ? '' : agentDayOf(entry.createdById, reservedAt(entry), timeZone);
}

/**
 * Says that a moment counts as its entry stands now, or as the lead says. Another edit after this is flagged again, and settled by
 * another entry. What made it count says a sum as well, and of the two the larger counts: both are settled.
 */
export async function settle(
  ports: EntryPorts,
  { entry, momentId, kind }: Flagged,
  facts: EntryFacts,
  terms: LeadTerms,
): Promise<Result<void, AppFault>> {
  const isBeside = (other: JournalEntry): boolean =>
    (kind === 'foreign_currency' || kind === 'edited') &&
    other.kind === 'post' &&
    other.id !== entry.id &&
    momentOf(other) === momentId &&
    other.detail.confirms === undefined;
  for (const { id, updatedAtMs } of [...[...ports.reader.entries()].filter(isBeside), entry]) {
    const posted = entryOf(facts, { momentId, kind: 'post', detail: { confirms: id } });
    const externalId = `settle:${momentId}:${terms.leadId}:${id}:${updatedAtMs}`;
    const appended = await appendEntry(ports, { ...posted, externalId });
    if (!appended.ok) return appended;
  }
  return ok(undefined);
}
