import { type Cause, causeOf } from '#domain/incidents/incidents.ts';
import type { Settings } from '#ports/settings.ts';
import type { OpenTicket } from '#ports/workspace.ts';

/** The cause that the ticket itself names; null where it names none of the team's. */
export function ticketCause(ticket: Pick<OpenTicket, 'causeFieldValue' | 'tags'>, { policy }: Pick<Settings, 'policy'>): Cause | null {
  return causeOf(
    ticket,
    policy.causes.map((one) => one.cause),
  );
}
