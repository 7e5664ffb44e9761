import { type KnownAllowance, allowancesFor, isCovered, needsOf } from '#domain/journal/admission.ts';
import { isLive } from '#domain/journal/commitments.ts';
import { monthSpan } from '#domain/journal/month-report.ts';
import { plainStory } from '#domain/moments/moment.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { monthOf } from '#domain/shared/time.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { MomentQuery, RecordedMoment } from '#ports/moment-store.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { mayBeHiddenFrom } from '../session/lead-access.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { learnChoices } from '../session/learn-choices.ts';

/** Nobody gives a thousand gestures in a month; whoever does reads at least so much. */
const PAGES_AT_MOST = 10;

/** A gesture of one's own without a story. */
export interface WithoutStory {
  readonly momentId: string;
  readonly ticketId: string;
  readonly createdAtMs: number;
}

/** What somebody has given themselves, and what is left to them. Of others it holds no more than one share. */
export interface OwnBudget {
  /** In minor units of the team's currency, by the records of this person's gestures that stand. */
  readonly todayMinor: number;
  readonly monthMinor: number;
  readonly gestures: number;
  /** False where there are more than were read: then the month is at least so much. */
  readonly isWhole: boolean;
  /** What the limit of one's day leaves; null: there is none. */
  readonly day: { readonly limitMinor: number; readonly remainingMinor: number; readonly isExact: boolean } | null;
  /** How much of the team's month is used, in whole percent; null where there is no limit, or where this person may not be shown it. */
  readonly pool: { readonly usedPercent: number; readonly isExact: boolean } | null;
  readonly isPoolHidden: boolean;
  /** The newest first. */
  readonly withoutStory: readonly WithoutStory[];
}

export interface OwnBudgetState {
  readonly nowMs: number;
  readonly own: Section<OwnBudget>;
}

/** An agent's own part of the budget. */
export interface OwnBudgetPart extends Pick<Store<OwnBudgetState>, 'getState' | 'subscribe'> {
  /** Reads it anew: three requests as a rule. */
  load(): Promise<void>;
}

export function createOwnBudget(core: LeadCore): OwnBudgetPart {
  const { runtime } = core.ports;
  const store = createStore<OwnBudgetState>({ nowMs: runtime.nowMs(), own: { state: 'loading' } }, runtime);
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async load() {
      store.update({ own: reloading(store.getState().own, runtime.nowMs()) });
      const { ledgerReader } = core.snapshot();
      const [records, tail] = await Promise.all([readOwn(core), ledgerReader.readTail()]);
      const chosen = tail.ok && ledgerReader.lacksLimits() ? await learnChoices(core) : tail;
      const last = lastValue(store.getState().own);
      if (!records.ok) return store.update({ own: { state: 'failed', error: records.error, last } });
      if (!chosen.ok) return store.update({ own: { state: 'failed', error: chosen.error, last } });
      store.update({ own: { state: 'ready', value: ownBudget(core, records.value), atMs: runtime.nowMs() } });
    },
  };
}

interface OwnRecords {
  readonly records: readonly RecordedMoment[];
  readonly isWhole: boolean;
}

/** This person's gestures of the month: the newest from the list, the others from the index. */
async function readOwn(core: LeadCore): Promise<Result<OwnRecords, AppFault>> {
  const { runtime } = core.ports;
  const { agent, timeZone } = core.context;
  const { sinceMs } = monthSpan(monthOf(localDay(runtime.nowMs(), timeZone)), timeZone);
  const filter = { agentId: agent.id, sinceMs };
  const listed = recordedIn(core.ports, { from: 'list', filter, cursor: null });
  const byId = new Map<string, RecordedMoment>();
  let cursor: string | null = null;
  let isWhole = false;
  for (let pages = 0; pages < PAGES_AT_MOST && !isWhole; pages += 1) {
    const page: Result<Page<RecordedMoment>, AppFault> = await recordedIn(core.ports, { from: 'index', filter, cursor });
    if (!page.ok) return page;
    for (const record of page.value.items) byId.set(record.moment.id, record);
    cursor = page.value.next;
    isWhole = cursor === null;
  }
  const newest = await listed;
  if (!newest.ok) return newest;
  // What the list says is newer than what the index says.
  for (const record of newest.value.items) byId.set(record.moment.id, record);
  const records = [...byId.values()].filter(({ moment }) => moment.status === 'given');
  return ok({ records: records.toSorted((one, other) => other.createdAtMs - one.createdAtMs), isWhole });
}

function recordedIn({ moments, runtime }: LeadCore['ports'], query: MomentQuery): Promise<Result<Page<RecordedMoment>, AppFault>> {
  return retrying(runtime, () => moments.recorded(query));
}

function ownBudget(core: LeadCore, { records, isWhole }: OwnRecords): OwnBudget {
  const { runtime } = core.ports;
  const { timeZone } = core.context;
  const { currency } = core.settings();
  const nowMs = runtime.nowMs();
  const today = localDay(nowMs, timeZone);
  const sum = (some: readonly RecordedMoment[]): number =>
    some.reduce((minor, { moment: { amount } }) => minor + (amount.currency === currency ? amount.amountMinor : 0), 0);
  const isHidden = mayBeHiddenFrom(core);
  const pool = isHidden ? null : poolOf(core);
  return {
    todayMinor: sum(records.filter(({ createdAtMs }) => localDay(createdAtMs, timeZone) === today)),
    monthMinor: sum(records),
    gestures: records.length,
    isWhole,
    day: dayOf(core),
    pool,
    isPoolHidden: isHidden,
    withoutStory: records
      .filter(({ moment }) => plainStory(moment.story) === '')
      .map(({ moment: { id, ticketId }, createdAtMs }) => ({ momentId: id, ticketId, createdAtMs })),
  };
}

function dayOf(core: LeadCore): OwnBudget['day'] {
  const left = allowanceOf(core, 'agent_day');
  return left === null ? null : { limitMinor: left.limitValue, remainingMinor: left.remaining, isExact: left.isExact };
}

function poolOf(core: LeadCore): OwnBudget['pool'] {
  const left = allowanceOf(core, 'team_month');
  if (left === null) return null;
  const { limitValue, remaining } = left;
  const used = limitValue === 0 ? 100 : Math.round((100 * (limitValue - remaining)) / limitValue);
  return { usedPercent: Math.min(100, Math.max(0, used)), isExact: left.isExact };
}

/** What one of the limits leaves this person for a gesture that nobody has thought of yet. */
function allowanceOf(
  core: LeadCore,
  limit: 'agent_day' | 'team_month',
): Pick<KnownAllowance, 'limitValue' | 'remaining' | 'isExact'> | null {
  const { ledgerReader, reader } = core.snapshot();
  const { timeZone, agent } = core.context;
  const { limits } = ledgerReader.limits();
  const now = { nowMs: core.ports.runtime.nowMs(), timeZone };
  const ledger = ledgerReader.ledger();
  const own = { agentId: agent.id, isLead: false, groups: agent.groups };
  const proposal = { ...own, momentId: '', customerId: '', ticketId: '', cause: '', matterTicketIds: [] };
  const live = ledger.commitments.filter((one) => isLive(one, now.nowMs));
  const found = allowancesFor(proposal, { ...ledger, commitments: live }, limits, now).find((one) => one.limit === limit);
  if (found === undefined) return null;
  const needs = needsOf(limits, now);
  const seen = { sinceMs: reader.seenSinceMs(), checkpoint: ledger.checkpoint };
  const isExact = isCovered(limit === 'agent_day' ? { ...needs, monthSinceMs: Infinity } : needs, seen, timeZone);
  return { limitValue: found.limitValue, remaining: found.remaining, isExact };
}
