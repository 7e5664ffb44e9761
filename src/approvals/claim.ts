import { isHandOverKind } from '#domain/journal/hand-over.ts';
import type { DecisionKind, JournalEntry } from '#domain/journal/types.ts';
import { type DecisionSubject, type RequestDecision, decisionsOn, hasPrecedence, opposedBy } from '#domain/moments/request-decisions.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { ATTEMPTS_PER_READ, entryKeys } from '#ledger/entry-keys.ts';
import { giveGesture } from '#ledger/give.ts';
import { retrying } from '#ledger/retrying.ts';
import type { Draft, GiveError, GivePorts, GiveStep, GiveTerms, NamedExecutor } from '#ledger/types.ts';

/** One try where others are deciding: who gives way is told, and looks for themselves. */
const PATIENCE = { rounds: 1, looks: 3, requests: 12, requestsWithPlace: 12 };

/** Why a decision does not count: the claim failed, or it came up against another. */
export type ClaimError = GiveError | { readonly kind: 'opposed'; readonly by: RequestDecision };

/** One decision, with what it says of money. */
export interface Claiming {
  readonly kind: DecisionKind;
  readonly draft: Draft;
  /** Whether nothing older than what has been read tells of the subject: then its keys need not be read. */
  readonly isAllRead?: boolean;
  /** Whether what the decision rests on still stands, by what the look has read. */
  readonly isStanding?: () => boolean;
  /** Reads what became of the subject, where another was first and this page has not seen all of it. Then it is tried once more. */
  readonly learnAll?: (() => Promise<unknown>) | undefined;
  /** Who carries out what is delivered. */
  readonly executor?: NamedExecutor;
  readonly onStep?: (step: GiveStep) => void;
}

/** The decisions of whoever may be a lead, at an instant by the server's clock: what one of them is deciding must never be overlooked. */
function decisionsPossible({ reader }: GivePorts, subject: DecisionSubject, atMs: number): readonly RequestDecision[] {
  return decisionsOn(subject, reader.entries(), { nowMs: atMs, isLead: reader.mayBeLead });
}

/**
 * Decides about a subject: of several who do at one time one comes to count, or none, and each is told which. Where this very
 * decision counts already it does nothing, and says so. An approval reserves and grants the draft's sum.
 */
export async function claimOne(
  ports: GivePorts,
  subject: DecisionSubject,
  claiming: Claiming,
  terms: GiveTerms,
): Promise<Result<{ readonly isAgain: boolean }, ClaimError>> {
  const { kind, draft, isAllRead = false, isStanding = () => true, learnAll, executor = null, onStep = () => {} } = claiming;
  const read = isAllRead ? ok(undefined) : await readDecisions(ports, subject, kind);
  if (!read.ok) return read;
  const possible = (): readonly RequestDecision[] => decisionsPossible(ports, subject, ports.runtime.nowMs());
  const isCounting = (): boolean => possible().some((one) => isSame(one, kind, draft, terms));
  if (isCounting()) return ok({ isAgain: true });
  const earlier = opposedBy(possible(), null);
  if (earlier !== null) return fail({ kind: 'opposed', by: earlier });
  const claimed = await giveGesture(ports, draft, terms, {
    remember: () => {},
    executor,
    patience: PATIENCE,
    onStep,
    claim: {
      momentId: subject.id,
      attempt: nextAttempt(ports, subject.id, kind),
      decision: kind,
      grantAttempt: subject.grantAttempt,
      async opposition(own) {
        await ports.reader.learnLeads((entry) => entry.momentId === subject.id);
        const decisions = decisionsPossible(ports, subject, own.createdAtMs);
        if (!isStanding()) return 'second';
        if (opposedBy(decisions, own) === null) return 'none';
        return hasPrecedence(decisions, own) ? 'first' : 'second';
      },
    },
  });
  if (claimed.ok) return ok({ isAgain: false });
  if (claimed.error.kind !== 'refused' || !claimed.error.refusal.isContended) return claimed;
  // Under the key another may have decided whose post this page has not seen, or begun what has expired since.
  if (learnAll !== undefined) {
    await learnAll();
    if (isStanding()) return claimOne(ports, subject, { ...claiming, learnAll: undefined }, terms);
  }
  // The post of an earlier try may have arrived without an answer, or this person's other page may have decided the very same.
  if (isCounting()) return ok({ isAgain: true });
  const other = opposedBy(possible(), null);
  return fail(other === null ? claimed.error : { kind: 'opposed', by: other });
}

/** Whether this very decision counts already. Of a grant it is the same whoever has decided it. */
function isSame(one: RequestDecision, kind: DecisionKind, { amount }: Draft, { agentId }: GiveTerms): boolean {
  const isTheirs = isHandOverKind(kind) || (one.byId === agentId && one.amountMinor === amount.amountMinor);
  return one.kind === kind && one.state === 'decided' && isTheirs;
}

/** Reads what was decided under the keys of each attempt: a checkpoint spares reading the list so far back, and carries no decisions. */
async function readDecisions(
  { reader, journal, runtime }: GivePorts,
  { id }: DecisionSubject,
  kind: DecisionKind,
): Promise<Result<void, ClaimError>> {
  for (let first = 1; ; first += ATTEMPTS_PER_READ) {
    const attempts = Array.from({ length: ATTEMPTS_PER_READ }, (_, index) => entryKeys(id, first + index, kind));
    const keys = attempts.flatMap(({ reserve, post, void: withdrawn }) => [reserve, post, withdrawn]);
    const found = await retrying(runtime, () => journal.byExternalIds(keys));
    if (!found.ok) return fail({ kind: 'failed', step: 'look', error: found.error, heldUntilMs: null });
    reader.learn(found.value);
    if (!found.value.some(({ detail }) => (detail.attempt ?? 1) === first + ATTEMPTS_PER_READ - 1)) break;
  }
  await reader.learnLeads((entry) => entry.momentId === id);
  return ok(undefined);
}

/** One more than any attempt that the journal tells of: what becomes of a grant has attempts of its own. */
function nextAttempt({ reader }: Pick<GivePorts, 'reader'>, momentId: string, kind: DecisionKind): number {
  const isAlike = ({ detail }: JournalEntry): boolean => isHandOverKind(detail.decision) === isHandOverKind(kind);
  let last = 0;
  for (const entry of reader.entries()) {
    if (entry.momentId === momentId && isAlike(entry)) last = Math.max(last, entry.detail.attempt ?? 1);
  }
  return last + 1;
}
