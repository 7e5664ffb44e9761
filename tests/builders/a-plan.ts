import { NO_TICKETS } from '#features/ticket/session/customer-tickets.ts';
import type { JournalView } from '#features/ticket/session/open-ticket.ts';
import { type Choice, NOTHING_CHOSEN, type Plan, type PlanInput, planFor } from '#features/ticket/session/plan.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { aTicket } from './a-ticket.ts';
import { NOW_MS, TIME_ZONE } from './clock.ts';
import { parsedSettings } from './parsed-settings.ts';

/** What an agent without a lead's rights would give on the usual ticket, with an empty journal and nothing else known. */
export function aPlan(overrides: Partial<PlanInput> = {}, choice: Partial<Choice> = {}): Plan {
  const { settings = parsedSettings().settings, journal = aJournalView() } = overrides;
  return planFor({
    ticket: aTicket(),
    choice: { ...NOTHING_CHOSEN, ...choice },
    who: { agentId: '11', isLead: false },
    value: null,
    incidents: null,
    customerTickets: { ...NO_TICKETS, areAll: true },
    isTicketAnswered: false,
    isLinkedToProblem: false,
    given: [],
    nowMs: NOW_MS,
    isServerTime: true,
    timeZone: TIME_ZONE,
    ...overrides,
    settings,
    // No lead has said anything else of the limits than the settings do.
    journal: journal === null ? null : { ...journal, limits: settings.limits },
  });
}

export function aJournalView(commitments: readonly Commitment[] = [], overrides: Partial<JournalView> = {}): JournalView {
  return {
    ofCustomer: [],
    everOfCustomer: overrides.ofCustomer ?? [],
    matterAnswers: [],
    commitments,
    checkpoint: null,
    seenSinceMs: -Infinity,
    customerSinceMs: -Infinity,
    isMeasured: true,
    mayWrite: true,
    currencyStop: null,
    limits: parsedSettings().settings.limits,
    ...overrides,
  };
}
