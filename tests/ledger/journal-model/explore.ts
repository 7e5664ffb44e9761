import {
  type AccountRules,
  type Filed,
  LATE_TICKS,
  LOST,
  type Sent,
  type State,
  type Worker,
  answerOf,
  filing,
  keyOfAnswer,
  keyOfState,
  msOf,
  undoing,
} from './account.ts';
import { type Answer, type Request, childOf, nextOf } from './agent-tree.ts';

/** What was looked through. */
export interface Explored {
  readonly states: number;
  /** In how many states nothing more can happen. */
  readonly ends: number;
  /** The most answers that anybody waited for. */
  readonly answersAtMost: number;
}

/** Thrown with the first state that is wrong. */
export class WrongState extends Error {
  readonly states: number;

  constructor(what: string, state: State, states: number) {
    super(`${what}, in state ${states}: ${keyOfState(state)}`);
    this.states = states;
  }
}

/** Goes through every state that can be reached, each once, depth first. `wrongIn` is asked about each. */
export async function explore(
  start: State,
  rules: AccountRules,
  wrongIn: (state: State, isEnd: boolean) => string | null,
): Promise<Explored> {
  const seen = new Set<string>();
  const waiting = [start];
  let ends = 0;
  let answersAtMost = 0;
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const key = keyOfState(state);
    if (seen.has(key)) continue;
    seen.add(key);
    // Known for most: to wait even then would take longer than all else here.
    for (const { node } of state.workers) if (node.next === null) await nextOf(node);
    const next = successors(state, rules);
    const wrong = wrongIn(state, next.length === 0);
    if (wrong !== null) throw new WrongState(wrong, state, seen.size);
    if (next.length === 0) ends += 1;
    for (const { node } of state.workers) answersAtMost = Math.max(answersAtMost, node.depth);
    for (const one of next) waiting.push(one);
  }
  return { states: seen.size, ends, answersAtMost };
}

/** Everything that can happen next. */
function successors(state: State, rules: AccountRules): readonly State[] {
  const next: State[] = [];
  const isRead = state.workers.some(({ node, isCrashed }) => !isCrashed && node.next?.request !== null);
  if (canTick(state, rules) && (isRead || state.sent.length > 0)) next.push({ ...state, tick: state.tick + 1 });
  for (const [index, one] of state.filed.entries()) {
    if (isRead && !one.isVisible) next.push({ ...state, filed: state.filed.with(index, { ...one, isVisible: true }) });
  }
  for (const [index, sent] of state.sent.entries()) next.push(...takenUp(state, index, sent, rules));
  const undo = state.undos > 0 ? undoing(state) : null;
  if (undo !== null) next.push({ ...state, filed: [...state.filed, undo], undos: state.undos - 1 });
  for (const [index, worker] of state.workers.entries()) next.push(...actsOf(state, index, worker, rules));
  return next;
}

/** Time begins with the first entry, and does not go on before all is listed that has to be. */
function canTick({ tick, filed }: State, { ticks }: AccountRules): boolean {
  return tick < ticks && filed.length > 0 && filed.every((one) => one.isVisible || tick - one.tick < LATE_TICKS);
}

/** A request to write is taken up and answered; or its answer is lost, after or before that. */
function takenUp(state: State, index: number, sent: Sent, rules: AccountRules): readonly State[] {
  const worker = state.workers[sent.worker];
  if (worker === undefined) return [];
  const rest = state.sent.toSpliced(index, 1);
  const filed = filing(state, sent, worker.agentId, rules);
  const after: State = { ...state, sent: rest, filed: isFiled(filed) ? [...state.filed, filed] : state.filed };
  if (!sent.isAwaited || worker.isCrashed) return [after];
  const answer: Answer = isFiled(filed) ? { kind: 'entry', entry: filed.entry } : filed;
  const done = answered(after, sent.worker, answer);
  if (state.losses === 0) return [done];
  const unawaited = { ...state, sent: state.sent.with(index, { ...sent, isAwaited: false }) };
  return [done, ...[after, unawaited].map((from) => ({ ...answered(from, sent.worker, LOST), losses: state.losses - 1 }))];
}

/** What an agent does next: crash, ask, or read what has changed since it was answered. */
function actsOf(state: State, index: number, worker: Worker, rules: AccountRules): readonly State[] {
  const request = worker.node.next?.request ?? null;
  if (worker.isCrashed || request === null) return [];
  const hasBegun = worker.isSending || worker.node.depth > 0;
  const crashed =
    state.crashes > 0 && hasBegun ? [{ ...withWorker(state, index, { ...worker, isCrashed: true }), crashes: state.crashes - 1 }] : [];
  if (worker.isSending) return crashed;
  return [...crashed, ...asked(state, index, worker, request, rules)];
}

function asked(state: State, index: number, worker: Worker, request: Request, rules: AccountRules): readonly State[] {
  if (request.method === 'append') {
    // All want the same: who begins is all the same.
    const before = state.workers[index - 1];
    if (worker.node.depth === 0 && before !== undefined && before.node.depth === 0 && !before.isSending) return [];
    const sent: Sent = { worker: index, entry: request.entry, tick: state.tick, isAwaited: true };
    return [{ ...withWorker(state, index, { ...worker, isSending: true }), sent: [...state.sent, sent] }];
  }
  if (request.method === 'wait' && msOf(state.tick) < request.untilMs) return [];
  // Whoever has read a list without their own reservation reads it again once that is there.
  const isOwnListed = state.filed.some(({ entry, isVisible }) => isVisible && entry.createdById === worker.agentId);
  if (request.method === 'tail' && worker.node.answer?.kind === 'page' && !isOwnListed) return [];
  const after = answered(state, index, answerOf(state, request, { agentId: worker.agentId, rules }));
  // Whoever reads the same once more at the same time goes on waiting.
  return after.workers[index]?.node.key === worker.node.key ? [] : [after];
}

function answered(state: State, index: number, answer: Answer): State {
  const worker = state.workers[index];
  if (worker === undefined) return state;
  const node = childOf(worker.node, `${state.tick} ${keyOfAnswer(answer)}`, { answer, answeredMs: msOf(state.tick) });
  return withWorker(state, index, { ...worker, node, isSending: false });
}

function withWorker(state: State, index: number, worker: Worker): State {
  return { ...state, workers: state.workers.with(index, worker) };
}

function isFiled(filed: Filed | Answer): filed is Filed {
  return 'externalId' in filed;
}
