import { type LedgerReader, lookingBack } from '#ledger/ledger-reader.ts';
import type { GiveTerms } from '#ledger/types.ts';
import { lastValue } from '#ports/section.ts';
import { customerTicketIds } from './customer-tickets.ts';
import type { GivingPorts, SessionCore } from './session-core.ts';
import type { SessionState } from './session-state.ts';
import { valueFact } from './value-fact.ts';

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
  const who = { agentId: agent.id, isLead: core.isLead, agentName: agent.name, groups: agent.groups };
  return { ...who, tier: tierNow(core.getState()), limits: core.settings().limits, timeZone, customerTickets };
}

/** The tier by what was read, and not by what is remembered. */
function tierNow({ isProvisional, value }: Pick<SessionState, 'isProvisional' | 'value'>): string | null {
  return isProvisional ? null : (valueFact(lastValue(value))?.tier ?? null);
}
