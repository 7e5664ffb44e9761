import type { OpenTicket, SignedInAgent } from '#ports/workspace.ts';

/** What placeholders in a reply stand for. */
export interface PlaceholderFacts {
  readonly ticket: Pick<OpenTicket, 'ticketId' | 'subject' | 'requester'>;
  readonly agent: Pick<SignedInAgent, 'name'>;
}

/** The placeholders that agents know from macros, as far as they can be filled here. */
export const PLACEHOLDERS = [
  'ticket.id',
  'ticket.title',
  'ticket.requester.name',
  'ticket.requester.first_name',
  'current_user.name',
  'current_user.first_name',
] as const;

/** Fills them in. What is not known here stays as it is: it may be Zendesk's to fill. */
export function fillPlaceholders(text: string, { ticket, agent }: PlaceholderFacts): string {
  const values: Readonly<Record<(typeof PLACEHOLDERS)[number], string>> = {
    'ticket.id': ticket.ticketId,
    'ticket.title': ticket.subject,
    'ticket.requester.name': ticket.requester.name,
    'ticket.requester.first_name': firstName(ticket.requester.name),
    'current_user.name': agent.name,
    'current_user.first_name': firstName(agent.name),
  };
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => {
    const known = PLACEHOLDERS.find((placeholder) => placeholder === name);
    return known === undefined ? whole : values[known];
  });
}

/** What people call themselves first; the whole name where it has one part. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
