import { listLagOf, measuredRulesOf } from '#domain/journal/entries.ts';
import type { JournalEntry, ListLag, MeasuredRules } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { AgentGroup } from '#ports/agent-groups.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { readJournal } from './checks/read-journal.ts';
import { SETUP_CHECKS } from './checks/setup-checks.ts';
import type { SetupCheck, SetupFinding, SetupMend, SetupReadings } from './checks/setup-check.ts';

/** A check with what it found at the last look. */
export interface CheckedSetup {
  readonly check: SetupCheck;
  readonly finding: SetupFinding;
}

/** How the last click went; `checkId` is whose it was. */
export type Mending =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly checkId: string }
  | { readonly phase: 'done'; readonly checkId: string; readonly mend: SetupMend }
  | { readonly phase: 'failed'; readonly checkId: string; readonly error: AppFault };

/** What was found of the account when it was measured last, each null where no entry that was read tells it. */
export interface LastMeasured {
  readonly listLag: ListLag | null;
  readonly rules: MeasuredRules | null;
}

export interface SetupState {
  readonly nowMs: number;
  readonly checked: Section<readonly CheckedSetup[]>;
  readonly mending: Mending;
  /** Null until the journal has been read. */
  readonly lastMeasured: LastMeasured | null;
}

/** Whether the account has what the app needs. */
export interface Setup extends Pick<Store<SetupState>, 'getState' | 'subscribe'> {
  load(): Promise<void>;
  mend(checkId: string, mend: SetupMend): Promise<void>;
}

export function createSetup(core: LeadCore, checks: readonly SetupCheck[] = SETUP_CHECKS): Setup {
  const { runtime } = core.ports;
  const store = createStore<SetupState>(
    { nowMs: runtime.nowMs(), checked: { state: 'loading' }, mending: { phase: 'idle' }, lastMeasured: null },
    runtime,
  );

  /** Checks everything anew. What one of them could not read is said by that one: the others stand. */
  async function look(): Promise<void> {
    store.update({ checked: reloading(store.getState().checked, runtime.nowMs()) });
    const readings = readingsOf(core);
    const checked = await Promise.all(checks.map(async (check) => ({ check, finding: await check.look(core, readings) })));
    const read = await readings.journal();
    const lastMeasured = read.ok ? measuredIn(read.value.entries) : store.getState().lastMeasured;
    store.update({ checked: { state: 'ready', value: checked, atMs: runtime.nowMs() }, lastMeasured });
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async load() {
      if (store.getState().mending.phase !== 'working') store.update({ mending: { phase: 'idle' } });
      await look();
    },
    async mend(checkId, mend) {
      if (store.getState().mending.phase === 'working' || lastValue(store.getState().checked) === null) return;
      store.update({ mending: { phase: 'working', checkId } });
      const done = await mend.run();
      // Zendesk's yes is not taken for it: what stands in the account is read again.
      await look();
      store.update({ mending: done.ok ? { phase: 'done', checkId, mend } : { phase: 'failed', checkId, error: done.error } });
    },
  };
}

function measuredIn(entries: readonly JournalEntry[]): LastMeasured {
  return { listLag: listLagOf(entries), rules: measuredRulesOf(entries) };
}

function readingsOf(core: LeadCore): SetupReadings {
  let leadsGroups: Promise<Result<readonly AgentGroup[], AppFault>> | null = null;
  let journal: ReturnType<SetupReadings['journal']> | null = null;
  return {
    leadsGroups: () => (leadsGroups ??= core.ports.groups.find(core.settings().leadsGroup)),
    journal: () => (journal ??= readJournal(core)),
  };
}
