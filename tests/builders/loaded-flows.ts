import type { createTicketSession } from '#features/ticket/create-ticket-session.ts';
import { createGivingFlow } from '#features/ticket/give/giving-flow.ts';
import { createRequestFlow } from '#features/ticket/request/request-flow.ts';
import * as proveAccess from '#ledger/prove-access.ts';
import { createRecordFlow } from '#features/ticket/moment/after/record-flow.ts';
import * as readStanding from '#features/ticket/session/read-standing.ts';
import { createOwedFlow } from '#features/ticket/owed/owed-flow.ts';
import { createTelling } from '#features/ticket/telling/telling.ts';
import { createSuggestionFlow } from '#features/ticket/suggestion/suggestion-flow.ts';
import { watchAfterReading } from '#features/ticket/after-reading.ts';

/** What a ticket's session loads when it is needed, here at once. */
export const LOADED_FLOWS: Parameters<typeof createTicketSession>[2] = {
  loadGiving: () => Promise.resolve(createGivingFlow),
  loadRequests: () => Promise.resolve(createRequestFlow),
  loadSuggestion: () => Promise.resolve(createSuggestionFlow),
  loadRecord: () => Promise.resolve(createRecordFlow),
  loadStanding: () => Promise.resolve(readStanding),
  loadTelling: () => Promise.resolve(createTelling),
  loadOwed: () => Promise.resolve(createOwedFlow),
  loadNotes: () => Promise.resolve(watchAfterReading),
  loadProof: () => Promise.resolve(proveAccess),
};
