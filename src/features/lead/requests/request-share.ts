import { insightRequest } from '#domain/insights/insight-moment.ts';
import { type RequestFigures, requestFiguresOf } from '#domain/insights/request-figures.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';

/** What was decided shows in these. */
const DECIDED = ['given', 'declined'] as const;

export interface RequestShareState {
  readonly nowMs: number;
  readonly share:
    | { readonly phase: 'idle' | 'reading' }
    | { readonly phase: 'failed'; readonly error: AppFault }
    | { readonly phase: 'done'; readonly figures: RequestFigures };
}

/** How often requests are approved as they are asked for, for whoever wants to know. */
export interface RequestShare extends Pick<Store<RequestShareState>, 'getState' | 'subscribe'> {
  /** Two requests: the newest that were given, and the newest that were declined. */
  read(): Promise<void>;
}

export function createRequestShare({ ports }: LeadCore): RequestShare {
  const { moments, runtime } = ports;
  const store = createStore<RequestShareState>({ nowMs: runtime.nowMs(), share: { phase: 'idle' } }, runtime);
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async read() {
      if (store.getState().share.phase === 'reading') return;
      store.update({ share: { phase: 'reading' } });
      const pages = await Promise.all(
        DECIDED.map((status) => retrying(runtime, () => moments.requests({ from: 'index', filter: { status }, cursor: null }))),
      );
      const lines: (readonly RequestLine[])[] = [];
      for (const page of pages) {
        if (!page.ok) return store.update({ share: { phase: 'failed', error: page.error } });
        lines.push(...page.value.items.map((request) => request.lines));
      }
      const requests = lines.map((one) => insightRequest(one)).filter((request) => request !== null);
      store.update({ share: { phase: 'done', figures: requestFiguresOf(requests) } });
    },
  };
}
