import type { Commitment } from '#domain/journal/types.ts';
import { openRequestOf } from '#domain/moments/open-request.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page, RecordAsItStands } from '#ports/page.ts';
import type { Runtime } from '#ports/runtime.ts';
import { retrying } from '#ledger/retrying.ts';

/** The requests that leads are asked about. */
export interface AskedRequests {
  /** Newest first. */
  readonly requests: readonly MomentRequest[];
  /** Those among the newest moments that wait for nobody any more, newest first. */
  readonly answered: readonly MomentRequest[];
  /** Whether older ones follow that were not read. */
  readonly hasMore: boolean;
  readonly unreadable: number;
  /** What those say that cannot be told, as far as they say anything. */
  readonly asTheyStand: readonly RecordAsItStands[];
  /** Why the index could not be asked for older ones; null where it was. */
  readonly indexError: AppFault | null;
}

/** Reads the requests that wait: the newest from the list, which shows what was asked a second ago, older ones from the index. Two Zendesk requests. */
export async function readAsked(ports: {
  readonly moments: Pick<MomentStore, 'requests'>;
  readonly runtime: Runtime;
}): Promise<Result<AskedRequests, AppFault>> {
  const { moments, runtime } = ports;
  const [listed, searched] = await Promise.all([
    retrying(runtime, () => moments.requests({ from: 'list', filter: {}, cursor: null })),
    retrying(runtime, () => searchAsked(moments)),
  ]);
  return listed.ok ? ok(askedIn(listed.value, searched)) : listed;
}

/** Asks the index for what waits, the newest hundred. */
export function searchAsked(moments: Pick<MomentStore, 'requests'>): ReturnType<MomentStore['requests']> {
  return moments.requests({ from: 'index', filter: { status: 'asked' }, cursor: null });
}

/** The requests of the list's newest page, and of the index. */
export function askedIn(listed: Page<MomentRequest>, searched: Result<Page<MomentRequest>, AppFault>): AskedRequests {
  const found = searched.ok ? searched.value : { items: [], next: null, unreadable: 0 };
  // What the list says is newer than what the index says.
  const byId = new Map([...found.items, ...listed.items].map((request) => [request.moment.id, request]));
  const newestFirst = [...byId.values()].toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  return {
    requests: newestFirst.filter(({ moment }) => moment.status === 'asked'),
    answered: newestFirst.filter(({ moment }) => moment.status !== 'asked'),
    hasMore: found.next !== null || (!searched.ok && listed.next !== null),
    unreadable: Math.max(listed.unreadable, found.unreadable),
    asTheyStand: [...new Map([...(found.asTheyStand ?? []), ...(listed.asTheyStand ?? [])].map((one) => [one.id, one])).values()],
    indexError: searched.ok ? null : searched.error,
  };
}

/** A request that a lead has approved and its agent has not delivered yet; either side may be all that is known of it. */
export type Approved = { readonly momentId: string } & (
  | { readonly request: MomentRequest | null; readonly commitment: Commitment }
  /** The journal was not read back so far; its record says that it is approved. */
  | { readonly request: MomentRequest; readonly commitment: null }
);

/**
 * Tells requests that want a lead's answer from those on which a lead has asked back, and from those that were approved; each the oldest
 * first. A lead's reservation is what approves; where the journal was not read back to when it was asked, the words of the record stand
 * in.
 */
export function sortRequests(
  requests: readonly MomentRequest[],
  known: { readonly approved: readonly Commitment[]; readonly seenSinceMs: number },
): {
  readonly waiting: readonly MomentRequest[];
  readonly askedBack: readonly MomentRequest[];
  readonly approved: readonly Approved[];
} {
  const commitments = new Map(known.approved.map((one) => [one.momentId, one]));
  const isSaidOnly = ({ lines, createdAtMs }: MomentRequest): boolean =>
    lines.at(-1)?.kind === 'approved' && createdAtMs < known.seenSinceMs;
  const isApproved = (request: MomentRequest): boolean => commitments.has(request.moment.id) || isSaidOnly(request);
  const asked = requests.filter(isApproved);
  const askedIds = new Set(asked.map(({ moment }) => moment.id));
  const open = requests.filter((request) => !isApproved(request)).toSorted((one, other) => one.createdAtMs - other.createdAtMs);
  return {
    waiting: open.filter((request) => !isAskedBack(request)),
    askedBack: open.filter(isAskedBack),
    approved: [
      ...known.approved
        .filter(({ momentId }) => !askedIds.has(momentId))
        .map((commitment) => ({ momentId: commitment.momentId, request: null, commitment })),
      ...asked.map((request) => ({ momentId: request.moment.id, request, commitment: commitments.get(request.moment.id) ?? null })),
    ].toSorted((one, other) => sinceOf(one) - sinceOf(other)),
  };
}

function isAskedBack({ lines }: MomentRequest): boolean {
  return openRequestOf(lines) === 'asked_back';
}

function sinceOf({ request, commitment }: Approved): number {
  return commitment === null ? request.createdAtMs : commitment.reservedAtMs;
}
