import { type LedgerReader, lookingBack } from '#ledger/ledger-reader.ts';
import type { GiveTerms } from '#ledger/types.ts';
import { customerTicketIds } from './customer-tickets.ts';
import type { GivingPorts, SessionCore } from './session-core.ts';

/** The same for whatever gives: with what giving alone takes, and a journal that is read as far back as the limits need. */
export interface GivingCore extends SessionCore {
  readonly ports: SessionCore['ports'] & GivingPorts & { readonly reader: LedgerReader };
}

export function givingCore(core: SessionCore, lent: GivingPorts): GivingCore {
  return { ...core, ports: { ...core.ports, ...lent, reader: lookingBack(core.ports.reader) } };
}

/** What stands fixed while somebody gives, asks or decides on this page. */
export function termsOf(core: GivingCore): GiveTerms {
  const { timeZone, agent } = core.context;
  const customerTickets = { all: customerTicketIds(core.getFacts()), moved: [...core.movedTicketIds] };
  return { limits: core.settings().limits, timeZone, agentId: agent.id, isLead: core.isLead, agentName: agent.name, customerTickets };
}
