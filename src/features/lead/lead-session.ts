import type { MomentRequest } from '#domain/moments/request.ts';
import type { Answer } from '#approvals/decide-request.ts';
import type { EntryFacts } from '#ledger/entries.ts';
import { loadBudget, measure, confirmFlagged, takeBackMoment } from './budget/budget-state.ts';
import type { Flagged } from '#ledger/flagged.ts';
import { type LeadContext, type LeadPorts, createLeadCore } from './session/lead-core.ts';
import type { LeadState, TakenBack } from './session/lead-state.ts';
import { answerRequest, loadRequests } from './requests/requests-state.ts';

/** What a page that is shown again knows is read again only where it is older than this. */
const FRESH_MS = 60_000;

export const LEAD_TABS = ['requests', 'budget'] as const;
export type LeadTab = (typeof LEAD_TABS)[number];

/** One open lead page. */
export interface LeadSession {
  getState(): LeadState;
  subscribe(listener: () => void): () => void;
  start(): void;
  /** Tells which tab is on the screen: the budget is read when it is first looked at. */
  show(tab: LeadTab): void;
  refresh(): Promise<void>;
  recount(): Promise<void>;
  answer(request: MomentRequest, answer: Answer): Promise<void>;
  takeBack(of: TakenBack, facts: EntryFacts): Promise<void>;
  settle(flagged: Flagged): Promise<void>;
  measure(): Promise<void>;
  showTicket(ticketId: string): void;
}

export function createLeadSession(ports: LeadPorts, context: LeadContext): LeadSession {
  const core = createLeadCore(ports, context);
  let tab: LeadTab = 'requests';

  function refresh(): Promise<void> {
    return tab === 'requests' ? loadRequests(core) : loadBudget(core, { isRecount: false });
  }

  function isStale(): boolean {
    const section = core.getState()[tab];
    return section.state === 'failed' || (section.state === 'ready' && ports.runtime.nowMs() - section.atMs > FRESH_MS);
  }

  return {
    getState: core.getState,
    subscribe: core.subscribe,
    start() {
      ports.workspace.onShown(() => {
        if (isStale()) void refresh();
      });
      void loadRequests(core);
    },
    show(shown) {
      tab = shown;
      const isUnread = tab === 'budget' && core.getState().budget.state === 'loading';
      if (isUnread || isStale()) void refresh();
    },
    refresh,
    recount: () => loadBudget(core, { isRecount: true }),
    answer: (request, answer) => answerRequest(core, request, answer),
    takeBack: (of, facts) => takeBackMoment(core, of, facts),
    settle: (flagged) => confirmFlagged(core, flagged),
    measure: () => measure(core),
    showTicket(ticketId) {
      void ports.workspace.showTicket(ticketId);
    },
  };
}
