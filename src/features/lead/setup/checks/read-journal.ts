import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { namesOf } from '#ledger/totals.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { LeadCore } from '../../session/lead-core.ts';

/** What the setup reads of the journal. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  /** Those among their writers of whom it is known that they are neither leads nor admins. */
  readonly agentIds: ReadonlySet<string>;
}

/** Reads the newest page, beside what the page has read already, and who among its writers is a lead. Two requests at most. */
export async function readJournal(core: LeadCore): Promise<Result<ReadJournal, AppFault>> {
  const { leads } = core;
  const snapshot = core.snapshot();
  const read = await snapshot.ledgerReader.readTail();
  if (!read.ok) return read;
  const entries = snapshot.entries();
  const writers = new Set(entries.map(({ createdById }) => createdById));
  const learnt = await leads.learn(writers);
  if (!learnt.ok) return learnt;
  core.learnNames(namesOf(entries));
  const unknown = new Set(leads.unknownAmong(writers));
  const leadIds = leads.ids();
  return ok({ entries, agentIds: new Set([...writers].filter((id) => !leadIds.has(id) && !unknown.has(id))) });
}
