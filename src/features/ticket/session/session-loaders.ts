import type { Result } from '#domain/shared/result.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { loadJournal, loadPriorTickets, loadValue } from './open-ticket.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, atMsOf, lastValue, reloading } from '#ports/section.ts';
import type { SessionCore } from './session-core.ts';

export const SECTION_NAMES = ['value', 'incidents', 'journal'] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

/** Reads one section; the others neither wait for it nor fail with it. */
export function loadSection(core: SessionCore, name: SectionName): Promise<void> {
  const { ports } = core;
  const settings = core.settings();
  const { ticket } = core.getFacts();
  switch (name) {
    case 'value':
      return load(core, {
        get: () => core.getFacts().value,
        put: (value) => core.update({ value }),
        read: () => loadValue(ports, ticket.requester),
      });
    case 'incidents':
      return load(core, {
        get: () => core.getFacts().incidents,
        put: (incidents) => core.update({ incidents }),
        read: () => loadPriorTickets(ports, ticket, settings),
      });
    case 'journal':
      return load(core, {
        get: () => core.getFacts().journal,
        put: (journal) => core.update({ journal }),
        read: () => loadJournal(ports, subjectOf(ticket), core.access),
      });
  }
}

async function load<T>(
  core: SessionCore,
  section: {
    readonly get: () => Section<T>;
    readonly put: (section: Section<T>) => void;
    readonly read: () => Promise<Result<T, AppFault>>;
  },
): Promise<void> {
  const { nowMs } = core.ports.runtime;
  const askedFor = core.getFacts().ticket.requester.id;
  section.put(reloading(section.get(), nowMs()));
  const result = await section.read();
  // The ticket may have got another requester meanwhile: an answer about the one before is no answer.
  if (askedFor !== core.getFacts().ticket.requester.id) return;
  section.put(result.ok ? { state: 'ready', value: result.value, atMs: nowMs() } : failed(section.get(), result.error));
}

function failed<T>(section: Section<T>, error: AppFault): Section<T> {
  const lastAtMs = atMsOf(section);
  return { state: 'failed', error, last: lastValue(section), ...(lastAtMs !== null && { lastAtMs }) };
}

function subjectOf({ ticketId, createdAtMs, requester }: OpenTicket): Parameters<typeof loadJournal>[1] {
  return { customerId: requester.id, ticketId, createdAtMs };
}
