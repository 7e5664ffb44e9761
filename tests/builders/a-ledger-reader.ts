import { createJournalReader } from '#ledger/journal-reader.ts';
import { createKnownLeads } from '#ledger/known-leads.ts';
import { type LedgerReader, createLedgerReader } from '#ledger/ledger-reader.ts';
import { type LedgerTail, createLedgerTail } from '#ledger/ledger-tail.ts';
import type { Directory } from '#ports/directory.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { ok } from '#domain/shared/result.ts';
import { TIME_ZONE } from './clock.ts';
import { limits as noLimits } from './limits.ts';

/** A directory that knows these people as leads. */
export function aDirectory(leadIds: Iterable<string> = []): Directory {
  const leads = new Set(leadIds);
  return {
    colleagues: () => Promise.resolve(ok({ items: [], next: null, unreadable: 0 })),
    namesOf: () => Promise.resolve(ok(new Map())),
    leadsAmong: (ids) => Promise.resolve(ok(new Set(ids.filter((id) => leads.has(id))))),
    mayWriteEntries: () => Promise.resolve(ok(null)),
  };
}

type Ports = { readonly journal: JournalStore; readonly runtime: Runtime; readonly directory?: Directory };
type About = { readonly limits?: Limits; readonly agentId?: string; readonly isLead?: boolean };

/** What of the journal a page reads as it opens, by default of an agent in an account without leads. */
export function aLedgerTail(ports: Ports, about: About = {}): LedgerTail {
  return createLedgerTail(...partsOf(ports, about));
}

/** The same, which reads as far back as limits need. */
export function aLedgerReader(ports: Ports, about: About = {}): LedgerReader {
  return createLedgerReader(...partsOf(ports, about));
}

function partsOf(ports: Ports, { limits = noLimits(), agentId = '11', isLead = false }: About): Parameters<typeof createLedgerTail> {
  const directory = ports.directory ?? aDirectory();
  const leadMemory = { load: () => new Map(), save: () => {} };
  const leads = createKnownLeads({ directory, leadMemory, runtime: ports.runtime }, { id: agentId, isLead });
  return [
    { reader: createJournalReader(ports), leads, journal: ports.journal, runtime: ports.runtime },
    { limitsNow: () => limits, timeZone: TIME_ZONE, readerId: agentId },
  ];
}
