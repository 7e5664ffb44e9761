import { type MomentKind, STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';

/** What can be told without a gesture. */
export const LOGGED_KINDS = ['internal_win', 'process_fix'] as const satisfies readonly MomentKind[];

/** What somebody has typed. */
export interface LogDraft {
  readonly kind: (typeof LOGGED_KINDS)[number];
  /** Whom it is about. */
  readonly personId: string;
  /** Empty: about no ticket. */
  readonly ticketText: string;
  readonly story: string;
}

export type LogError = 'no_story' | 'too_long' | 'no_ticket_number';

export interface LogState {
  readonly nowMs: number;
  readonly draft: LogDraft;
  readonly phase: { readonly name: 'closed' | 'open' | 'working' | 'done' } | { readonly name: 'failed'; readonly error: AppFault };
}

/** The form in which a moment without a gesture is told. What is typed stays until it is known to be kept. */
export interface LogForm extends Pick<Store<LogState>, 'getState' | 'subscribe'> {
  open(): void;
  close(): void;
  type(change: Partial<LogDraft>): void;
  /** Keeps it; gives its id once that is done. */
  send(): Promise<string | null>;
}

export function logError({ story, ticketText }: LogDraft): LogError | null {
  if (story.trim() === '') return 'no_story';
  if (story.length > STORY_LENGTH_AT_MOST) return 'too_long';
  return /^#?\d*$/.test(ticketText.trim()) ? null : 'no_ticket_number';
}

export function createLogForm(core: LeadCore): LogForm {
  const { runtime, archive } = core.ports;
  const { agent, timeZone } = core.context;
  const empty: LogDraft = { kind: 'internal_win', personId: agent.id, ticketText: '', story: '' };
  const store = createStore<LogState>({ nowMs: runtime.nowMs(), draft: empty, phase: { name: 'closed' } }, runtime);
  /** The same until it is kept, so that a try whose answer was lost is not told twice. */
  let momentId: string | null = null;

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    open() {
      store.update({ phase: { name: 'open' } });
    },
    close() {
      store.update({ phase: { name: 'closed' } });
    },
    type(change) {
      if (store.getState().phase.name === 'working') return;
      store.update({ draft: { ...store.getState().draft, ...change } });
    },
    async send() {
      const { draft, phase } = store.getState();
      if (phase.name === 'working' || logError(draft) !== null) return null;
      store.update({ phase: { name: 'working' } });
      momentId ??= runtime.newId();
      const id = momentId;
      const { kind, personId, story, ticketText } = draft;
      const moment = {
        id,
        kind,
        agentId: personId,
        ticketId: ticketText.trim().replace('#', ''),
        customerId: '',
        cause: '',
        story: story.trim(),
        day: localDay(runtime.nowMs(), timeZone),
      };
      const kept = await retrying(runtime, () => archive.log(moment));
      if (!kept.ok) {
        store.update({ phase: { name: 'failed', error: kept.error } });
        return null;
      }
      momentId = null;
      store.update({ draft: empty, phase: { name: 'done' } });
      return id;
    },
  };
}
