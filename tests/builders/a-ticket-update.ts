import type { TicketUpdate } from '#features/ticket/session/session-state.ts';

/** What became of the ticket after a gesture; all of it was done where nothing else is said. */
export function aTicketUpdate(overrides: Partial<TicketUpdate> = {}): TicketUpdate {
  return {
    reply: 'Dear Ada',
    below: null,
    isReplyInserted: true,
    isNoteOpen: false,
    isReplyEdited: false,
    ownReply: null,
    isTagged: true,
    isFieldSet: true,
    isFieldChanged: false,
    ...overrides,
  };
}
