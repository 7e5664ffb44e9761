import { type MomentKind, STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Directory } from '#ports/directory.ts';
import type { LogDrafts } from '#ports/log-drafts.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { Runtime } from '#ports/runtime.ts';
import { type Colleagues, readColleagues } from '../read-colleagues.ts';
import { type Store, createStore } from '../store.ts';

/** What can be told without a gesture: of a colleague first, since nobody is asked to boast. */
export const LOGGED_KINDS = ['internal_win', 'external_win', 'process_fix'] as const satisfies readonly MomentKind[];

/** A list of more than a thousand people nobody looks through. */
const COLLEAGUE_PAGES_AT_MOST = 10;

/** What somebody has typed. */
export interface LogDraft {
  readonly kind: MomentKind;
  /** Whom it is about. */
  readonly personId: string;
  /** Empty: about no ticket. */
  readonly ticketText: string;
  readonly story: string;
}

export type LogError = 'no_story' | 'too_long' | 'no_ticket_number';

/** `reading` until Zendesk has said who works here; failed: why it did not. */
export type ReadColleagues = Colleagues | 'unread' | 'reading' | { readonly error: AppFault };

export interface LogState {
  readonly nowMs: number;
  readonly draft: LogDraft;
  readonly phase: { readonly name: 'closed' | 'open' | 'working' | 'done' } | { readonly name: 'failed'; readonly error: AppFault };
  readonly colleagues: ReadColleagues;
}

/** The form in which a moment without a gesture is told. What is typed stays until it is known to be kept, also over a reload. */
export interface LogForm extends Pick<Store<LogState>, 'getState' | 'subscribe'> {
  /** Opens it, and asks who works here: as a rule two requests, once. */
  open(): void;
  close(): void;
  type(change: Partial<LogDraft>): void;
  /** Keeps it; gives its id once that is done. */
  send(): Promise<string | null>;
}

export interface LogPorts {
  readonly archive: Pick<MomentArchive, 'log'>;
  readonly directory: Pick<Directory, 'colleagues'>;
  readonly logDrafts: LogDrafts;
  readonly runtime: Runtime;
}

/** Who tells, and of what. */
export interface LogTerms {
  readonly agentId: string;
  readonly timeZone: string;
  /** The ticket on which it is told, and its customer by then; null on the leads' page, where a number is typed. */
  readonly ticket: (() => { readonly ticketId: string; readonly customerId: string }) | null;
}

export function logError({ story, ticketText }: LogDraft): LogError | null {
  if (story.trim() === '') return 'no_story';
  if (story.length > STORY_LENGTH_AT_MOST) return 'too_long';
  return /^#?\d*$/.test(ticketText.trim()) ? null : 'no_ticket_number';
}

export function createLogForm(ports: LogPorts, { agentId, timeZone, ticket }: LogTerms): LogForm {
  const { runtime, archive, logDrafts } = ports;
  const place = ticket?.().ticketId ?? '';
  const empty: LogDraft = { kind: 'internal_win', personId: agentId, ticketText: place, story: '' };
  const kept = logDrafts.load(place);
  /** The same until it is kept, so that a try whose answer was lost is not told twice. */
  let momentId = kept?.momentId ?? null;
  const store = createStore<LogState>(
    { nowMs: runtime.nowMs(), draft: kept ?? empty, phase: { name: kept === null ? 'closed' : 'open' }, colleagues: 'unread' },
    runtime,
  );

  async function learnColleagues(): Promise<void> {
    const { colleagues: before } = store.getState();
    if (before === 'reading' || (before !== 'unread' && !('error' in before))) return;
    store.update({ colleagues: 'reading' });
    const read = await readColleagues(ports, { pagesAtMost: COLLEAGUE_PAGES_AT_MOST });
    store.update({ colleagues: read.ok ? read.value : { error: read.error } });
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    open() {
      if (store.getState().phase.name !== 'working') store.update({ phase: { name: 'open' } });
      void learnColleagues();
    },
    close() {
      store.update({ phase: { name: 'closed' } });
    },
    type(change) {
      if (store.getState().phase.name === 'working') return;
      const draft = { ...store.getState().draft, ...change };
      store.update({ draft });
      momentId ??= runtime.newId();
      logDrafts.save(place, draft.story === '' ? null : { ...draft, momentId });
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
        customerId: ticket?.().customerId ?? '',
        cause: '',
        story: story.trim(),
        day: localDay(runtime.nowMs(), timeZone),
      };
      const logged = await retrying(runtime, () => archive.log(moment));
      if (!logged.ok) {
        store.update({ phase: { name: 'failed', error: logged.error } });
        return null;
      }
      momentId = null;
      logDrafts.save(place, null);
      store.update({ draft: empty, phase: { name: 'done' } });
      return id;
    },
  };
}
