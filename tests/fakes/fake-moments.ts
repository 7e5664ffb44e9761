import type {
  Amended,
  Amendment,
  GivenMoment,
  KeptReceipt,
  MomentFilter,
  MomentQuery,
  MomentStore,
  RecordedMoment,
  RequestChange,
  StoredMoment,
} from '#ports/moment-store.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Moment, isSameStory } from '#domain/moments/moment.ts';
import type { LoggedMoment } from '#domain/moments/service-moment.ts';
import { todosAfter } from '#domain/moments/todos.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { money } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

interface Stamps {
  readonly createdById: string;
  readonly createdAtMs: number;
}
type FakeMoment = Moment & Stamps & { readonly receipts?: readonly KeptReceipt[] };
/** What a record without a gesture has none of. */
interface NoGesture {
  readonly status?: undefined;
  readonly severity?: undefined;
  readonly amount?: undefined;
}
type FakeRecord = FakeMoment | (LoggedMoment & Stamps & NoGesture);

/** The moments that many people write, in memory. */
export interface FakeMoments {
  as(agentId: string): MomentStore;
  /** Deletes a record as somebody with the rights to do so would. */
  remove(momentId: string): void;
  /** Keeps a record without a gesture among the others: no query tells of it. */
  log(moment: LoggedMoment): void;
  /** Moments whose last change the index does not show yet, their creation included; add while a test runs. */
  readonly unindexed: Set<string>;
  /** Every moment by its id, as it is now, with who created it and when. */
  readonly moments: ReadonlyMap<string, FakeMoment>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeMoments(
  options: {
    readonly nowMs?: () => number;
    readonly searchLagMs?: number;
    /** Tickets and people that are no more: no lead is asked about them. */
    readonly goneIds?: ReadonlySet<string>;
  } = {},
): FakeMoments {
  const { nowMs = () => 0, searchLagMs = 0, goneIds = new Set<string>() } = options;
  const moments = new Map<string, FakeMoment>();
  const records = new Map<string, FakeRecord>();
  const versions: { readonly atMs: number; readonly record: FakeRecord }[] = [];
  const unindexed = new Set<string>();
  const log = { faults: noFaults(), calls: [] as StoreCall[] };

  const putRecord = (record: FakeRecord): void => {
    records.set(record.id, record);
    versions.push({ atMs: nowMs(), record });
  };
  const put = (moment: FakeMoment): void => {
    moments.set(moment.id, moment);
    putRecord(moment);
  };
  const newestFirst = (): readonly FakeRecord[] => [...records.values()].toReversed();
  const indexed = (): readonly FakeRecord[] => {
    const lasts = new Map(versions.map((version) => [version.record.id, version]));
    const isShown = (version: (typeof versions)[number]): boolean =>
      version.atMs + searchLagMs <= nowMs() && !(unindexed.has(version.record.id) && lasts.get(version.record.id) === version);
    return [...new Map(versions.filter(isShown).map(({ record }) => [record.id, record])).values()].toReversed();
  };
  /** What was found by a status is left out where it has another by now. */
  const isStale = ({ id, status }: FakeRecord, { filter }: MomentQuery): boolean =>
    filter.status !== undefined && records.has(id) && records.get(id)?.status !== status;

  const queried = <T>(query: MomentQuery, itemOf: (moment: FakeMoment) => T | null): Page<T> =>
    page(query.from === 'list' ? newestFirst() : indexed(), query, (record) =>
      record.status === undefined || isStale(record, query) ? null : itemOf(record),
    );

  function create(moment: Moment, agentId: string): Result<void, AppFault> {
    const isGone = [moment.ticketId, moment.customerId].some((id) => goneIds.has(id));
    if (isGone && moment.status === 'asked')
      return fail({ kind: 'rejected', what: 'moments', status: 422, detail: 'not the id of anything' });
    if (!moments.has(moment.id)) put({ ...moment, createdById: agentId, createdAtMs: nowMs() });
    return ok(undefined);
  }

  function change(momentId: string, changed: (moment: FakeMoment) => FakeMoment | null): Result<void, AppFault> {
    const moment = moments.get(momentId);
    const next = moment === undefined ? null : changed(moment);
    if (next === null) return fail({ kind: 'missing', what: 'moments' });
    put(next);
    return ok(undefined);
  }

  return {
    moments,
    calls: log.calls,
    faults: log.faults,
    unindexed,
    remove(momentId) {
      moments.delete(momentId);
      records.delete(momentId);
    },
    log: (moment) => putRecord({ ...moment, createdById: moment.agentId, createdAtMs: nowMs() }),
    as(agentId) {
      const call = <T>(method: string, keys: readonly string[], effect: () => Result<T, AppFault>): Promise<Result<T, AppFault>> =>
        throughFaults(log, { agentId, method, keys }, effect);
      return {
        create: (moment) => call('create', [moment.id], () => create(moment, agentId)),
        setStatus: (momentId, status) => call('setStatus', [momentId], () => change(momentId, (moment) => ({ ...moment, status }))),
        async amend(momentId, amendment) {
          // It is read, and then written whole: whoever writes in between is overwritten, as in Zendesk.
          const read = await call('find', [momentId], () => ok(moments.get(momentId) ?? null));
          if (!read.ok) return read;
          if (read.value === null) return fail({ kind: 'missing', what: 'moments' });
          const next = amended(read.value, amendment);
          if (next === read.value) return ok({ moment: storedOf(next), isWritten: false });
          return call('amend', [momentId], () => {
            const { status, amount, decision } = moments.get(momentId) ?? next;
            put({ ...next, status, amount, decision });
            return ok<Amended>({ moment: storedOf(next), isWritten: true });
          });
        },
        keepReceipt: (momentId, receipt) =>
          call('keepReceipt', [momentId], () => change(momentId, (moment) => withReceipt(moment, receipt))),
        find: (momentId) =>
          call('find', [momentId], () => {
            const moment = moments.get(momentId);
            return ok(moment === undefined ? null : storedOf(moment));
          }),
        findRequest: (momentId) => call('findRequest', [momentId], () => ok(requestOf(moments.get(momentId)))),
        changeRequest: (momentId, wanted) =>
          call('changeRequest', [momentId], () => change(momentId, (moment) => changedRequest(moment, wanted))),
        requests: (query) => call('requests', keysOf(query), () => ok(queried(query, requestOf))),
        given: (query) => call('given', keysOf(query), () => ok(queried(query, givenMoment))),
        recorded: (query) => call('recorded', keysOf(query), () => ok(queried(query, recordedMoment))),
        statusesAmong: (momentIds) =>
          call('statusesAmong', momentIds, () =>
            ok(new Map([...moments].flatMap(([id, { status }]) => (momentIds.includes(id) ? [[id, status]] : [])))),
          ),
      };
    },
  };
}

function storedOf({ id, status, story, kind, todos = [], receipts, decision }: FakeMoment): StoredMoment {
  const { outcome } = decision.facts;
  return { id, status, story, kind, todos, ...(outcome !== null && { outcome }), ...(receipts !== undefined && { receipts }) };
}

function amended(moment: FakeMoment, { story, kind = moment.kind, todos = [] }: Amendment): FakeMoment {
  const isStoryNew = story !== undefined && isSameStory(moment.story, story.known) && !isSameStory(moment.story, story.text);
  const before = moment.todos ?? [];
  const after = todosAfter(before, todos);
  const isSaid = JSON.stringify(after) === JSON.stringify(before);
  if (!isStoryNew && kind === moment.kind && isSaid) return moment;
  return { ...moment, kind, ...(isStoryNew && { story: story.text }), ...(!isSaid && { todos: after }) };
}

/** Where a query reads, and what it asks for. */
function keysOf({ from, filter: { sinceMs: _instant, ...filter } }: MomentQuery): readonly string[] {
  return [from, ...Object.values(filter).map(String)];
}

function isMeant(moment: FakeRecord, { status, ticketId, agentId, cause, severity, currency, sinceMs }: MomentFilter): boolean {
  const { amount, createdAtMs } = moment;
  return (
    (status === undefined || moment.status === status) &&
    (ticketId === undefined || moment.ticketId === ticketId) &&
    (agentId === undefined || moment.agentId === agentId) &&
    (cause === undefined || moment.cause === cause) &&
    (severity === undefined || moment.severity === severity) &&
    (currency === undefined || amount?.currency === currency) &&
    createdAtMs >= (sinceMs ?? -Infinity)
  );
}

function givenMoment({ id, ticketId, cause, severity, amount, createdAtMs }: FakeMoment): GivenMoment {
  return { momentId: id, ticketId, cause, severity, amountMinor: amount.amountMinor, atMs: createdAtMs };
}

function recordedMoment({ createdById, createdAtMs, receipts, ...moment }: FakeMoment): RecordedMoment {
  return { moment, createdAtMs, createdById, ...(receipts !== undefined && { receipts }) };
}

function requestOf(stored: FakeMoment | undefined): MomentRequest | null {
  if (stored?.decision.request === undefined) return null;
  const { createdById, createdAtMs, receipts: _receipts, ...moment } = stored;
  return { moment, lines: stored.decision.request, createdAtMs, createdById };
}

function withReceipt(moment: FakeMoment, receipt: KeptReceipt): FakeMoment {
  const { receipts = [] } = moment;
  const ofSame = receipts.filter(({ executor }) => executor === receipt.executor);
  if (receipt.isOpen === true) return ofSame.length > 0 ? moment : { ...moment, receipts: [...receipts, receipt] };
  const closed = receipts.filter(({ executor, isOpen }) => executor !== receipt.executor || isOpen !== true);
  const isKept = closed.some(({ executor, reference }) => executor === receipt.executor && reference === receipt.reference);
  return isKept ? moment : { ...moment, receipts: [...closed, receipt] };
}

function changedRequest(moment: FakeMoment, wanted: RequestChange): FakeMoment | null {
  const { decision, amount } = moment;
  if (decision.request === undefined) return null;
  return {
    ...moment,
    status: wanted.status ?? moment.status,
    amount: money(wanted.amountMinor ?? amount.amountMinor, amount.currency),
    ...(wanted.count !== undefined && { count: wanted.count ?? undefined }),
    story: wanted.story ?? moment.story,
    decision: { ...decision, request: wanted.lines ?? decision.request },
  };
}

/** The index pages through what meets the filter; of the list each page gives as much as meets it. */
function page<T>(
  newestFirst: readonly FakeRecord[],
  { from, filter: { sinceMs = -Infinity, ...filter }, cursor }: MomentQuery,
  itemOf: (record: FakeRecord) => T | null,
): Page<T> {
  const all = from === 'list' ? newestFirst : newestFirst.filter((moment) => isMeant(moment, filter));
  const start = cursor === null ? 0 : all.findIndex((moment) => moment.id === cursor) + 1;
  const shown = all.slice(start, start + PAGE_SIZE);
  const last = shown.at(-1);
  const items = shown.filter((moment) => isMeant(moment, { ...filter, sinceMs })).map(itemOf);
  const isLast = shown.some(({ createdAtMs }) => createdAtMs < sinceMs);
  const hasMore = last !== undefined && last !== all.at(-1) && !isLast;
  return { items: items.filter((item) => item !== null), next: hasMore ? last.id : null, unreadable: 0 };
}
