import { isEdited } from '../journal/entries.ts';
import { firstHandOver, handOversOf, isHandOverKind } from '../journal/hand-over.ts';
import { freeAt, isExpired, isInTime } from '../journal/lease.ts';
import type { JournalEntry } from '../journal/types.ts';
import type { Moment } from './moment.ts';

/**
 * What was decided about a request, or is being decided: written as entries under the request's moment, by the same order of steps as
 * money. `deciding` it may still come to count; `decided` it does.
 */
export interface RequestDecision {
  readonly kind: NonNullable<JournalEntry['detail']['decision']>;
  readonly state: 'deciding' | 'decided';
  readonly attempt: number;
  readonly reserveId: string;
  readonly byId: string;
  readonly byName: string;
  /** Minor units, which only an approval gives. */
  readonly amountMinor: number | null;
  /** When it has come to its end, whatever becomes of it, by the server's clock. */
  readonly untilMs: number;
}

/** What is decided: a request; or, with the attempt that granted it, whether that is delivered or revoked. Of the decisions about one only one comes to count. */
export interface DecisionSubject extends Pick<Moment, 'id' | 'agentId'> {
  readonly grantAttempt?: number;
}

/** Kinds that only whoever asked decides; all others only leads. */
const BY_WHO_ASKED: ReadonlySet<RequestDecision['kind']> = new Set(['withdraw', 'deliver']);

/**
 * The decisions about a request, or about what was granted for it, that count or may come to: by leads, or by whoever asked. An
 * approval that was taken back, and a question that was asked, leave the request open.
 */
export function decisionsOn(
  { id, agentId: askedById, grantAttempt }: DecisionSubject,
  entries: Iterable<JournalEntry>,
  { nowMs, isLead }: { readonly nowMs: number; readonly isLead: (userId: string) => boolean },
): readonly RequestDecision[] {
  const ofMoment = [...entries].filter(({ momentId }) => momentId === id);
  const about = ofMoment.filter(({ detail }) =>
    isHandOverKind(detail.decision) ? grantAttempt === (detail.grantAttempt ?? 1) : grantAttempt === undefined,
  );
  const handOvers = handOversOf(ofMoment);
  const of = (kind: JournalEntry['kind'], reserve: JournalEntry): readonly JournalEntry[] =>
    about.filter((entry) => entry.kind === kind && attemptOf(entry) === attemptOf(reserve) && entry.createdById === reserve.createdById);
  /** What was granted can be taken back only once its delivery or its revoking is decided. */
  const isReversible = (reserve: JournalEntry, reverseId: string): boolean => {
    if (reserve.agentId === reserve.createdById) return true;
    const first = firstHandOver(handOvers, { attempt: attemptOf(reserve), forAgentId: reserve.agentId, isLead });
    return first !== null && first.postId < reverseId;
  };
  return about.flatMap((reserve): readonly RequestDecision[] => {
    const { decision: kind, agentName = '' } = reserve.detail;
    if (reserve.kind !== 'reserve' || kind === undefined || isEdited(reserve)) return [];
    const isTheirs = BY_WHO_ASKED.has(kind) ? reserve.createdById === askedById : isLead(reserve.createdById);
    const isDecided = of('post', reserve).some((post) => isPostOf(post, reserve));
    const isOver = !isDecided && (of('void', reserve).some((taken) => isAbout(taken, reserve)) || isExpired(reserve.createdAtMs, nowMs));
    const isTakenBack = about.some(
      (entry) =>
        entry.kind === 'reverse' && attemptOf(entry) >= attemptOf(reserve) && isLead(entry.createdById) && isReversible(reserve, entry.id),
    );
    const leavesOpen = isDecided && (kind === 'question' || (kind === 'approve' && isTakenBack));
    if (!isTheirs || isOver || leavesOpen) return [];
    const { id: reserveId, createdById: byId, createdAtMs, amountMinor } = reserve;
    const state = isDecided ? 'decided' : 'deciding';
    return [{ kind, state, attempt: attemptOf(reserve), reserveId, byId, byName: agentName, amountMinor, untilMs: freeAt(createdAtMs) }];
  });
}

function isPostOf(post: JournalEntry, reserve: JournalEntry): boolean {
  return isAbout(post, reserve) && isInTime(reserve.createdAtMs, post.createdAtMs);
}

/** Where a key was written twice, what names one of both is about that one alone. */
function isAbout({ detail: { reserveId } }: JournalEntry, reserve: JournalEntry): boolean {
  return reserveId === undefined || reserveId === reserve.id;
}

function attemptOf({ detail }: JournalEntry): number {
  return detail.attempt ?? 1;
}

/** What a decision comes up against: what was decided comes first; null where it stands alone. */
export function opposedBy(decisions: readonly RequestDecision[], own: Pick<JournalEntry, 'id'> | null): RequestDecision | null {
  const others = decisions.filter(({ reserveId }) => reserveId !== own?.id);
  return others.find(({ state }) => state === 'decided') ?? others[0] ?? null;
}

/** Of several who are deciding the one who was first looks again; the others give way. Whoever is up against what was decided does. */
export function hasPrecedence(decisions: readonly RequestDecision[], own: Pick<JournalEntry, 'id'>): boolean {
  return decisions.every(({ reserveId, state }) => reserveId === own.id || (state === 'deciding' && own.id < reserveId));
}
