import { sayMark } from '#ledger/say-mark.ts';
import { createLogForm } from '../../shared/log/log-form.ts';
import type { Telling } from '../session/flows.ts';
import { givingCore } from '../session/giving-core.ts';
import type { GivingPorts, SessionCore } from '../session/session-core.ts';

/** Telling on a ticket; what is typed is kept in this browser until it is sent. */
export function createTelling(session: SessionCore, lent: GivingPorts): Telling {
  const { ports, context, settings, getFacts } = givingCore(session, lent);
  const { agent, timeZone } = context;
  return {
    form: createLogForm(ports, {
      agentId: agent.id,
      timeZone,
      ticket: () => ({ ticketId: getFacts().ticket.ticketId, customerId: getFacts().ticket.requester.id }),
    }),
    thank({ momentId: id, ticketId, customerId, forAgentId: agentId, cause }) {
      const moment = { id, ticketId, customerId, agentId, cause };
      return sayMark(ports, moment, { kind: 'thanks' }, { id: agent.id, name: agent.name, currency: settings().currency });
    },
  };
}
