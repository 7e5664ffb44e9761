import { type Mismatch, momentIdOf } from '#domain/moments/reconcile.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type Reconciliation, countMoment, markMoment, momentOfCommitment, reconcile } from '#ledger/reconcile.ts';
import { recordMoment } from '#ledger/record-moment.ts';
import type { GiveError } from '#ledger/types.ts';
import { voidIfUndone } from '#ledger/void-if-undone.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';

/** What makes journal and record agree again: by the record, or by what counts. */
export type Mend = 'write_down' | 'count' | 'mark_voided' | 'mark_given';

export type MendError = GiveError | { readonly kind: 'fault'; readonly error: AppFault };

/** Where one of them stands, by its moment's id. */
export type MendStatus =
  | { readonly phase: 'working' }
  | { readonly phase: 'done'; readonly mend: Mend }
  | { readonly phase: 'failed'; readonly error: MendError };

export interface ReconciliationState {
  readonly nowMs: number;
  readonly reconciliation: Section<Reconciliation>;
  readonly mending: ReadonlyMap<string, MendStatus>;
}

/** Where what was given and what was written down do not agree. */
export interface Reconciling extends Pick<Store<ReconciliationState>, 'getState' | 'subscribe'> {
  load(): Promise<void>;
  mend(mismatch: Mismatch, mend: Mend): Promise<void>;
}

interface Parts {
  readonly core: LeadCore;
  readonly store: Store<ReconciliationState>;
}

/** Compares whenever the month was read. */
export function createReconciling(core: LeadCore): Reconciling {
  const { runtime } = core.ports;
  const store = createStore<ReconciliationState>(
    { nowMs: runtime.nowMs(), reconciliation: { state: 'loading' }, mending: new Map() },
    runtime,
  );
  const parts = { core, store };
  core.onEvent((event) => {
    if (event === 'journal_read') void load(parts);
    else leaveOut(parts, (momentId) => core.getState().corrections.get(momentId)?.phase === 'done');
  });
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => load(parts),
    mend: (mismatch, mend) => mendOne(parts, mismatch, mend),
  };
}

async function load({ core, store }: Parts): Promise<void> {
  const { ports } = core;
  store.update({ reconciliation: reloading(store.getState().reconciliation, ports.runtime.nowMs()) });
  const compared = await reconcile({ ...ports, reader: core.snapshot().ledgerReader });
  store.update({
    reconciliation: compared.ok
      ? { state: 'ready', value: compared.value, atMs: ports.runtime.nowMs() }
      : { state: 'failed', error: compared.error, last: lastValue(store.getState().reconciliation) },
  });
}

async function mendOne({ core, store }: Parts, mismatch: Mismatch, mend: Mend): Promise<void> {
  const momentId = momentIdOf(mismatch);
  const put = (status: MendStatus): void => {
    // The last to change stands last.
    const others = [...store.getState().mending].filter(([id]) => id !== momentId);
    store.update({ mending: new Map([...others, [momentId, status]]) });
  };
  if (store.getState().mending.get(momentId)?.phase === 'working') return;
  put({ phase: 'working' });
  const done = await act(core, mismatch, mend);
  put(done.ok ? { phase: 'done', mend } : { phase: 'failed', error: done.error });
  if (!done.ok) return;
  leaveOut({ core, store }, (id) => id === momentId);
  if (mend === 'count') core.tell('corrected');
}

async function act(core: LeadCore, mismatch: Mismatch, mend: Mend): Promise<Result<void, MendError>> {
  const { ports, terms, context } = core;
  if (mend === 'count') {
    if (mismatch.kind === 'unwritten') return fail({ kind: 'expired' });
    return countMoment({ ...ports, reader: core.snapshot().ledgerReader }, mismatch.moment, terms);
  }
  const policyVersion = core.settings().policy.version;
  const written =
    mismatch.kind === 'unwritten'
      ? await recordMoment(ports, momentOfCommitment(mismatch.commitment, { policyVersion, timeZone: context.timeZone }))
      : await markMoment(ports, mismatch.moment.id, mend === 'mark_given' ? 'given' : 'voided');
  if (!written.ok) return fail({ kind: 'fault', error: written.error });
  if (mismatch.kind !== 'unwritten') return ok(undefined);
  const { momentId, reservedAtMs: sinceMs } = mismatch.commitment;
  const marked = await voidIfUndone({ ...ports, reader: core.snapshot().ledgerReader }, { momentId, sinceMs });
  return marked.ok ? ok(undefined) : fail({ kind: 'fault', error: marked.error });
}

function leaveOut({ store }: Parts, isOver: (momentId: string) => boolean): void {
  const { reconciliation } = store.getState();
  if (reconciliation.state !== 'ready') return;
  const { value } = reconciliation;
  const mismatches = value.mismatches.filter((one) => !isOver(momentIdOf(one)));
  if (mismatches.length < value.mismatches.length) store.update({ reconciliation: { ...reconciliation, value: { ...value, mismatches } } });
}
