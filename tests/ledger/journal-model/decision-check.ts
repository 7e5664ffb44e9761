import { NOW_MS } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { isHandOverKind } from '#domain/journal/hand-over.ts';
import type { Commitment, DecisionKind, JournalEntry } from '#domain/journal/types.ts';
import { isInTime } from '#domain/journal/lease.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type AccountRules, type Filed, ONE_LIST, type State, TO_ALL, type Worker } from './account.ts';
import { LEAD_IDS } from './a-modelled-page.ts';
import { ASKED_BY, ASKED_ID, ASKED_RECORD, type Press, pressing } from './deciding.ts';
import { type Explored, explore, opened } from './explore.ts';
import { giving } from './giving.ts';
import { heldForNobody, newFolds } from './model-check.ts';
import { type Outcome, type Script, rootOf } from './page-tree.ts';
import { tagOf } from './state-key.ts';

/** Who presses what, at one request; `give` is an agent who gives something else at that time. */
export interface Person {
  readonly id: string;
  readonly press: Press | { readonly kind: 'give'; readonly amountMinor: number };
}

export interface DecisionInstance extends Partial<Omit<AccountRules, 'events' | 'areAlike'>> {
  readonly people: readonly Person[];
  /** Whether lead 23 has granted what was asked for long ago. */
  readonly isGranted?: boolean;
  /** Whether all read and write one record, or each a copy that nobody else changes. */
  readonly isShared?: boolean;
  /** Whether all have read what they read before they press, before anybody has pressed. */
  readonly hasOpened?: boolean;
  readonly teamMonthMinor?: number;
  readonly losses?: number;
  readonly crashes?: number;
}

const GRANTED_MINOR = 3000;
/** What anybody may have to read before their claim, three looks at it, and an answer that never came at each step. */
const ANSWERS_AT_MOST = 40;

export function titleOfDecisions(instance: DecisionInstance): string {
  const { people, ticks = 0, losses = 0, crashes = 0, duplicateExternalId = 'reject', isShared = false } = instance;
  const pressed = people.map(({ id, press }) => `${id} ${press.kind}`).join(', ');
  return `${pressed}; ${ticks} ticks, ${losses} lost, ${crashes} crashed, keys twice: ${duplicateExternalId}${isShared ? ', one record' : ''}`;
}

/** Goes through everything that can happen where these people press at one time; throws where anything is wrong. */
export async function checkDecisions(instance: DecisionInstance): Promise<Explored> {
  const { isGranted = false, isShared = false, hasOpened = false, losses = 0, crashes = 0, teamMonthMinor = null } = instance;
  const rules: AccountRules = { ...ONE_LIST, ...instance, events: [], areAlike: false };
  const set = limits({ teamMonthMinor });
  const workers = instance.people.map((person, index) => workerOf(person, `${person.id}.${index}`, { limits: set, isShared }));
  const start: State = {
    tick: 0,
    filed: isGranted ? granted() : [],
    sent: [],
    workers,
    record: isShared ? ASKED_RECORD : null,
    losses,
    crashes,
    awaited: 0,
  };
  const foldOf = newFolds();
  return explore(hasOpened ? await opened(start, rules) : start, rules, (state, isEnd) => {
    const commitments = foldOf(state);
    const decided = decidedIn(state);
    return (
      opposed(decided) ??
      miscounted(commitments, decided, { teamMonthMinor, isGranted }) ??
      wronglyTold(state, commitments, decided) ??
      (isEnd ? heldForNobody(state, commitments, rules) : null)
    );
  });
}

function workerOf(
  { id, press }: Person,
  name: string,
  { limits: set, isShared }: { readonly limits: Limits; readonly isShared: boolean },
): Worker {
  const owner = { name, agentId: id, isLead: LEAD_IDS.has(id), limits: set };
  const script: Script =
    press.kind === 'give'
      ? giving({ owner, customerId: '799', ticketId: '599', amountMinor: press.amountMinor })
      : pressing(owner, press, isShared);
  return { name, agentId: id, node: rootOf(script), isCrashed: false };
}

/** What a lead granted an hour ago, as everybody reads it. */
function granted(): readonly Filed[] {
  const createdAtMs = NOW_MS - 3_600_000;
  const said = {
    momentId: ASKED_ID,
    ticketId: '501',
    customerId: '701',
    agentId: ASKED_BY,
    createdById: '23',
    amountMinor: GRANTED_MINOR,
    currency: 'EUR',
    cause: 'late_delivery',
    createdAtMs,
    updatedAtMs: createdAtMs,
  } as const;
  const detail = { gesture: 'credit', decision: 'approve', agentName: 'Kim' } as const;
  const reserve: JournalEntry = { ...said, id: '01M001', kind: 'reserve', detail };
  const post: JournalEntry = {
    ...said,
    id: '01M002',
    kind: 'post',
    detail: { ...detail, isGrant: true, reserveId: reserve.id, reservedAtMs: createdAtMs },
  };
  return [reserve, post].map((entry) => ({ entry, externalId: `${entry.kind}:${ASKED_ID}`, tick: -60, shownTo: TO_ALL }));
}

/** One decision that the server stamped in time. */
interface Decided {
  readonly kind: DecisionKind;
  readonly byId: string;
  readonly amountMinor: number | null;
  /** Which page wrote it. */
  readonly run: string;
}

const decisions = new Map<string, readonly Decided[]>();

/** What was decided, told by the stamps and the lease alone, and by nothing that folds the journal. */
function decidedIn({ filed }: State): readonly Decided[] {
  const key = filed.map(({ entry }) => tagOf(entry)).join();
  const known = decisions.get(key);
  if (known !== undefined) return known;
  const found = filed.flatMap(({ entry: post }): readonly Decided[] => {
    const { decision: kind, reserveId } = post.detail;
    const reserve = filed.find(({ entry }) => entry.id === reserveId)?.entry;
    if (post.kind !== 'post' || kind === undefined || reserve === undefined) return [];
    if (!isInTime(reserve.createdAtMs, post.createdAtMs)) return [];
    return [{ kind, byId: post.createdById, amountMinor: post.amountMinor, run: reserve.detail.run ?? '' }];
  });
  decisions.set(key, found);
  return found;
}

/** Of decisions about a request, and about what was granted, one of each counts. Two tabs of one person may say the same; a question leaves it open. */
function opposed(decided: readonly Decided[]): string | null {
  const isHandOver = ({ kind }: Decided): boolean => isHandOverKind(kind);
  const about = decided.filter((one) => !isHandOver(one) && one.kind !== 'question');
  if (new Set(about.map(({ kind, byId, amountMinor }) => `${kind} ${byId} ${amountMinor}`)).size > 1) return 'two decisions count';
  return new Set(decided.filter(isHandOver).map(({ kind }) => kind)).size > 1 ? 'delivered and revoked' : null;
}

/** What was approved counts once, and with all else that is given within the limit. */
function miscounted(
  commitments: readonly Commitment[],
  decided: readonly Decided[],
  { teamMonthMinor, isGranted }: { readonly teamMonthMinor: number | null; readonly isGranted: boolean },
): string | null {
  const counted = commitments.filter(({ state }) => state === 'posted' || state === 'granted');
  const sumMinor = counted.reduce((sum, { countsMinor }) => sum + countsMinor, 0);
  if (teamMonthMinor !== null && sumMinor > teamMonthMinor) return 'more is given than allowed';
  const asked = counted.filter(({ momentId }) => momentId === ASKED_ID);
  const approved = decided.find(({ kind }) => kind === 'approve')?.amountMinor ?? (isGranted ? GRANTED_MINOR : null);
  if (approved === null) return asked.length > 0 ? 'what nobody approved counts' : null;
  if (decided.some(({ kind }) => kind === 'revoke') && asked.length === 0) return null;
  return asked.length === 1 && asked[0]?.countsMinor === approved ? null : 'what was approved does not count once';
}

function wronglyTold({ workers }: State, commitments: readonly Commitment[], decided: readonly Decided[]): string | null {
  const asked = commitments.find(({ momentId, state }) => momentId === ASKED_ID && state !== 'voided');
  const yes = new Set<string>();
  let replies = 0;
  for (const { name, agentId, node } of workers) {
    if (node.depth > ANSWERS_AT_MOST) return 'somebody asked too often';
    const outcome = node.next?.outcome ?? null;
    if (outcome === null) continue;
    replies += outcome.isReplied === true ? 1 : 0;
    if (outcome.kind === 'yes' && outcome.what !== 'question') yes.add(outcome.what);
    const wrong = isWronglyTold(outcome, { name, agentId }, asked, decided);
    if (wrong !== null) return wrong;
  }
  if (yes.has('deliver') && yes.has('take back')) return 'told that it is delivered, and that it is taken back';
  if (yes.has('line approved') && yes.has('line declined')) return 'two were told yes';
  return replies > 1 ? 'two replies' : null;
}

function isWronglyTold(
  { kind, what, isReplied = false }: Outcome,
  { name, agentId }: Pick<Worker, 'name' | 'agentId'>,
  asked: Commitment | undefined,
  decided: readonly Decided[],
): string | null {
  const own = decided.some(({ run }) => run.startsWith(`${name}-`));
  if (kind === 'no' && own && what !== 'question') return 'somebody was told no, and it counts';
  if (isReplied && asked?.state !== 'posted') return 'the reply says that it is given, and it does not count';
  if (kind !== 'yes') return null;
  switch (what) {
    case 'deliver':
      return asked?.state === 'posted' ? null : 'somebody was told that it is delivered, and it does not count';
    case 'take back':
      return asked === undefined ? null : 'somebody was told that it is taken back, and it counts';
    case 'approve':
    case 'decline':
    case 'question':
    case 'withdraw':
      return decided.some((one) => one.kind === what && one.byId === agentId) ? null : 'somebody was told yes, and it does not count';
    default:
      return null;
  }
}
