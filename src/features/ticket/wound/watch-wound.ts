import type { Incident } from '#domain/incidents/incidents.ts';
import { ticketsOfMatter } from '#domain/incidents/matter.ts';
import { woundBefore } from '#domain/incidents/open-wounds.ts';
import { policyFor } from '#domain/policy/policy.ts';
import type { SessionCore } from '../session/session-core.ts';

/** Says on a ticket what we owe its customer from another, as long as that stands. It rests on what was read anyway: no request. */
export function watchWound(core: SessionCore): void {
  const look = (): void => {
    const wound = woundOn(core);
    const { wound: shown } = core.getFacts();
    if (wound?.ticketId !== shown?.ticketId) core.update({ wound });
  };
  core.subscribe(look);
  look();
}

/** What was read a while ago, or is remembered, may have been made good since. */
function woundOn({ getFacts, getState, settings }: SessionCore): Incident | null {
  const { ticket, incidents: tickets, journal } = getFacts();
  const { incidents, plan, nowMs } = getState();
  if (tickets.state !== 'ready' || journal.state !== 'ready' || incidents.state !== 'ready') return null;
  const { everOfCustomer, customerSinceMs } = journal.value;
  return woundBefore(
    ticket,
    {
      incidents: incidents.value.summary.incidents,
      tickets: tickets.value.read,
      given: everOfCustomer.map(({ ticketId, reservedAtMs }) => ({ ticketId, atMs: reservedAtMs })),
      matterTicketIds: ticketsOfMatter(plan.matter),
      givenSinceMs: customerSinceMs,
      // Whoever said whose fault it was gave something for it, and then it is no wound.
      faultOf: ({ cause }) => (cause === null ? null : policyFor(settings().policy, cause).usualFault),
    },
    nowMs,
  );
}
