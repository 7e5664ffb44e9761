import { isEdited } from './entries.ts';
import { isInTime } from './lease.ts';
import type { DecisionKind, HandOverKind, JournalEntry } from './types.ts';

/** What was decided of a grant in time: whoever asked delivers it, or somebody revokes it. Who may is for whoever reads. */
export interface HandOver {
  readonly kind: HandOverKind;
  /** The attempt that granted the money, and that of this decision. */
  readonly grantAttempt: number;
  readonly attempt: number;
  readonly byId: string;
  /** As they left it with the reservation; empty where that is further back than was read. */
  readonly byName: string;
  readonly postId: string;
}

export function isHandOverKind(decision: DecisionKind | undefined): decision is HandOverKind {
  return decision === 'deliver' || decision === 'revoke';
}

/** Whether an entry is about what becomes of a grant. It holds no money: one that says a sum, or was edited, is read as money. */
function isHandOver(entry: JournalEntry): boolean {
  return isHandOverKind(entry.detail.decision) && entry.amountMinor === 0 && !isEdited(entry);
}

/** What was decided of the grants of one moment, as its entries tell. Where a reservation is further back than was read its post is judged by what that says. */
export function handOversOf(entries: readonly JournalEntry[]): readonly HandOver[] {
  const about = entries.filter(isHandOver);
  const reserves = about.filter((entry) => entry.kind === 'reserve');
  return about.flatMap((post): readonly HandOver[] => {
    const { decision: kind, grantAttempt = 1, attempt = 1 } = post.detail;
    const named = reserves.find(({ id }) => id === post.detail.reserveId);
    if (post.kind !== 'post' || !isHandOverKind(kind) || !isSaidInTime(post, named)) return [];
    return [{ kind, grantAttempt, attempt, byId: post.createdById, byName: named?.detail.agentName ?? '', postId: post.id }];
  });
}

function isSaidInTime(post: JournalEntry, named: JournalEntry | undefined): boolean {
  const { reservedAtMs } = post.detail;
  if (named !== undefined) return isSameDecision(post, named) && isInTime(named.createdAtMs, post.createdAtMs);
  return reservedAtMs !== undefined && isInTime(reservedAtMs, post.createdAtMs);
}

function isSameDecision(post: JournalEntry, reserve: JournalEntry): boolean {
  return (
    post.createdById === reserve.createdById &&
    post.detail.decision === reserve.detail.decision &&
    (post.detail.attempt ?? 1) === (reserve.detail.attempt ?? 1) &&
    (post.detail.grantAttempt ?? 1) === (reserve.detail.grantAttempt ?? 1)
  );
}

/** The decision about a grant that came first, of those by people who may make them: only what follows it undoes the grant. */
export function firstHandOver(
  handOvers: readonly HandOver[],
  { attempt, forAgentId, isLead }: { readonly attempt: number; readonly forAgentId: string; readonly isLead: (id: string) => boolean },
): HandOver | null {
  const isTheirs = ({ kind, byId }: HandOver): boolean => (kind === 'deliver' ? byId === forAgentId : isLead(byId));
  return handOvers
    .filter((one) => one.grantAttempt === attempt && isTheirs(one))
    .reduce<HandOver | null>((first, one) => (first === null || one.postId < first.postId ? one : first), null);
}
