import type { GivenMoment, MomentStore, RequestChange, RequestPage } from '#ports/moment-store.ts';
import type { RemoteError } from '#ports/remote-error.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { money } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

type FakeMoment = Moment & { readonly createdById: string; readonly createdAtMs: number; readonly receipt?: string };

/** The moments that many people write, in memory. */
export interface FakeMoments {
  as(agentId: string): MomentStore;
  /** Every moment by its id, as it is now, with who created it and when. */
  readonly moments: ReadonlyMap<string, FakeMoment>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeMoments(
  options: {
    readonly nowMs?: () => number;
    readonly searchLagMs?: number;
  } = {},
): FakeMoments {
  const { nowMs = () => 0, searchLagMs = 0 } = options;
  const moments = new Map<string, FakeMoment>();
  const versions: { readonly atMs: number; readonly moment: FakeMoment }[] = [];
  const log = { faults: noFaults(), calls: [] as StoreCall[] };

  const put = (moment: FakeMoment): void => {
    moments.set(moment.id, moment);
    versions.push({ atMs: nowMs(), moment });
  };
  const newestFirst = (): readonly FakeMoment[] => [...moments.values()].toReversed();
  const indexed = (): readonly FakeMoment[] => {
    const due = versions.filter(({ atMs }) => atMs + searchLagMs <= nowMs());
    return [...new Map(due.map(({ moment }) => [moment.id, moment])).values()].toReversed();
  };

  function create(moment: Moment, agentId: string): Result<void, RemoteError> {
    if (!moments.has(moment.id)) put({ ...moment, createdById: agentId, createdAtMs: nowMs() });
    return ok(undefined);
  }

  function change(momentId: string, changed: (moment: FakeMoment) => FakeMoment | null): Result<void, RemoteError> {
    const moment = moments.get(momentId);
    const next = moment === undefined ? null : changed(moment);
    if (next === null) return fail({ kind: 'rejected', what: 'service_moment', detail: 'there is no such moment' });
    put(next);
    return ok(undefined);
  }

  return {
    moments,
    calls: log.calls,
    faults: log.faults,
    as(agentId) {
      const call = <T>(method: string, keys: readonly string[], effect: () => Result<T, RemoteError>): Promise<Result<T, RemoteError>> =>
        throughFaults(log, { agentId, method, keys }, effect);
      return {
        create: (moment) => call('create', [moment.id], () => create(moment, agentId)),
        setStatus: (momentId, status) => call('setStatus', [momentId], () => change(momentId, (moment) => ({ ...moment, status }))),
        keepReceipt: (momentId, receipt) => call('keepReceipt', [momentId], () => change(momentId, (moment) => ({ ...moment, receipt }))),
        find: (momentId) =>
          call('find', [momentId], () => {
            const moment = moments.get(momentId);
            return ok(moment === undefined ? null : { id: moment.id, status: moment.status, story: moment.story });
          }),
        findRequest: (momentId) => call('findRequest', [momentId], () => ok(requestOf(moments.get(momentId)))),
        changeRequest: (momentId, wanted) =>
          call('changeRequest', [momentId], () => change(momentId, (moment) => changedRequest(moment, wanted))),
        newestAsked: (older) => call('newestAsked', [], () => ok(page(newestFirst(), older, isAsked))),
        searchAsked: (older) => call('searchAsked', [], () => ok(page(indexed().filter(isAsked), older, isAsked))),
        givenLike: (of) =>
          call('givenLike', [of.cause, String(of.severity)], () => {
            const like = indexed().filter(
              (moment) =>
                moment.status === 'given' &&
                moment.cause === of.cause &&
                moment.severity === of.severity &&
                moment.amount.currency === of.currency,
            );
            return ok(
              like
                .slice(0, PAGE_SIZE)
                .map(givenMoment)
                .filter(({ atMs }) => atMs >= of.sinceMs),
            );
          }),
        requestsOn: (ticketId) =>
          call('requestsOn', [ticketId], () =>
            ok(
              page(
                indexed().filter((moment) => moment.ticketId === ticketId),
                null,
                () => true,
              ),
            ),
          ),
      };
    },
  };
}

function isAsked({ status }: Moment): boolean {
  return status === 'asked';
}

function givenMoment({ id, ticketId, cause, severity, amount, createdAtMs }: FakeMoment): GivenMoment {
  return { momentId: id, ticketId, cause, severity, amountMinor: amount.amountMinor, atMs: createdAtMs };
}

function requestOf(stored: FakeMoment | undefined): MomentRequest | null {
  if (stored?.decision.request === undefined) return null;
  const { createdById, createdAtMs, ...moment } = stored;
  return { moment, lines: stored.decision.request, createdAtMs, createdById };
}

function changedRequest(moment: FakeMoment, wanted: RequestChange): FakeMoment | null {
  const { decision, amount } = moment;
  if (decision.request === undefined) return null;
  return {
    ...moment,
    status: wanted.status ?? moment.status,
    amount: money(wanted.amountMinor ?? amount.amountMinor, amount.currency),
    story: wanted.story ?? moment.story,
    decision: { ...decision, request: wanted.lines ?? decision.request },
  };
}

function page(newestFirst: readonly FakeMoment[], older: string | null, isWanted: (moment: FakeMoment) => boolean): RequestPage {
  const start = older === null ? 0 : newestFirst.findIndex((moment) => moment.id === older) + 1;
  const shown = newestFirst.slice(start, start + PAGE_SIZE);
  const last = shown.at(-1);
  const requests = shown.filter(isWanted).map(requestOf);
  const hasMore = last !== undefined && last !== newestFirst.at(-1);
  return { requests: requests.filter((request) => request !== null), older: hasMore ? last.id : null, unreadable: 0 };
}
