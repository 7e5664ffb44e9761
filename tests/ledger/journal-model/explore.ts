import { type AccountRules, type Filed, LOST, type Sent, type State, TO_ALL, type Worker, filing, isShownToAll, msOf } from './account.ts';
import { type Answer, type Request, childOf, nextOf } from './page-tree.ts';
import { answersTo } from './reading.ts';
import { recorded } from './recording.ts';
import { describeState, keyOfAnswer, keyOfState } from './state-key.ts';

/** What was looked through. */
export interface Explored {
  readonly states: number;
  /** In how many states nothing more can happen. */
  readonly ends: number;
  /** The most answers that anybody waited for. */
  readonly answersAtMost: number;
  /** How it may end for them, in the order of the pages. */
  readonly told: ReadonlySet<string>;
}

/** Thrown with the first state that is wrong. */
export class WrongState extends Error {
  readonly states: number;

  constructor(what: string, state: State, states: number) {
    super(`${what}, in state ${states}: ${describeState(state)}`);
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
  const told = new Set<string>();
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const key = keyOfState(state);
    if (seen.has(key)) continue;
    seen.add(key);
    // Known for most: to wait even then would take longer than all else here.
    for (const { node } of state.workers) if (node.next === null) await nextOf(node);
    const next = successors(state, rules);
    const wrong = wrongIn(state, next.length === 0);
    if (wrong !== null) throw new WrongState(wrong, state, seen.size);
    if (next.length === 0) {
      ends += 1;
      told.add(state.workers.map(toldOf).join(' '));
    }
    for (const { node } of state.workers) answersAtMost = Math.max(answersAtMost, node.depth);
    for (const one of next) waiting.push(one);
  }
  return { states: seen.size, ends, answersAtMost, told };
}

/** The same with pages that were opened before anybody wrote: each has read all that it reads before it writes. */
export async function opened(start: State, rules: AccountRules): Promise<State> {
  let state = start;
  for (const index of start.workers.keys()) {
    for (;;) {
      const node = state.workers[index]?.node;
      const request = node === undefined ? null : (await nextOf(node)).request;
      if (request === null || request.method === 'append' || request.method === 'change') break;
      const [answer] = answersTo(state, index, request, rules);
      if (answer === undefined) break;
      state = answered(state, index, answer, rules);
    }
  }
  return state;
}

function toldOf({ node, isCrashed }: Worker): string {
  return isCrashed ? 'gone' : (node.next?.outcome?.kind ?? 'waits');
}

/** Everything that can happen next. */
function successors(state: State, rules: AccountRules): readonly State[] {
  const next: State[] = [];
  const isRead = state.workers.some(({ node, isCrashed }) => !isCrashed && node.next?.request !== null);
  if (canTick(state, rules) && (isRead || state.sent.length > 0)) next.push({ ...state, tick: state.tick + 1 });
  if (isRead) for (const [index, one] of state.filed.entries()) next.push(...shown(state, index, one, rules));
  for (const [index, sent] of state.sent.entries()) {
    next.push(withFiled({ ...state, sent: state.sent.toSpliced(index, 1) }, filing(state, sent, rules)));
  }
  for (const [index, event] of rules.events.entries()) {
    const filed = (state.awaited & (1 << index)) === 0 ? null : event(state, rules.tickMs);
    if (filed !== null) next.push(withFiled({ ...state, awaited: state.awaited & ~(1 << index) }, { ...filed, tick: state.tick }));
  }
  for (const [index, worker] of state.workers.entries()) next.push(...actsOf(state, index, worker, rules));
  return next;
}

/** Time begins with the first entry, and does not go on before all is listed that has to be. */
function canTick(state: State, rules: AccountRules): boolean {
  const { tick, filed } = state;
  const { ticks, lagTicks, sleeper } = rules;
  const isIdle = (worker: Worker, index: number): boolean =>
    sleeper === null || index === sleeper || worker.node.depth === 0 || actsOf(state, index, worker, rules).length === 0;
  const isInTime = (one: Filed): boolean => isShownToAll(one, state) || tick - one.tick < lagTicks;
  return tick < ticks && filed.some((one) => one.tick >= 0) && filed.every(isInTime) && state.workers.every(isIdle);
}

/** A record becomes listed, for everybody or for one more reader. */
function shown(state: State, index: number, one: Filed, { list }: AccountRules): readonly State[] {
  if (isShownToAll(one, state)) return [];
  const to = (shownTo: number): State => ({ ...state, filed: state.filed.with(index, { ...one, shownTo }) });
  if (list === 'one') return [to(TO_ALL)];
  const bits = state.workers.map((_worker, reader) => 1 << reader);
  return bits.filter((bit) => (one.shownTo & bit) === 0).map((bit) => to(one.shownTo | bit));
}

/** What a page does next: crash, write, or read what has changed since it was answered. */
function actsOf(state: State, index: number, worker: Worker, rules: AccountRules): readonly State[] {
  const request = worker.node.next?.request ?? null;
  if (worker.isCrashed || request === null) return [];
  const mayCrash = state.crashes > 0 && worker.node.depth > 0;
  const crashed = mayCrash ? [{ ...withWorker(state, index, { ...worker, isCrashed: true }), crashes: state.crashes - 1 }] : [];
  return [...crashed, ...asked(state, index, worker, request, rules)];
}

function asked(state: State, index: number, worker: Worker, request: Request, rules: AccountRules): readonly State[] {
  // All want the same: who begins is all the same.
  if (rules.areAlike && worker.node.depth === 0 && state.workers[index - 1]?.node.depth === 0) return [];
  if (request.method === 'append') return written(state, { worker: index, entry: request.entry, sentMs: worker.node.answeredMs }, rules);
  if (request.method === 'change') {
    return [answered({ ...state, record: recorded(state.record, request.change) }, index, { kind: 'done' }, rules)];
  }
  return answersTo(state, index, request, rules).map((answer) => answered(state, index, answer, rules));
}

/**
 * A request to write is taken up and answered, at any time after it was sent: the page sleeps, or the line is slow. Or its answer
 * is lost, after it was taken up or before.
 */
function written(state: State, sent: Sent, rules: AccountRules): readonly State[] {
  const filed = filing(state, sent, rules);
  const after = withFiled(state, filed);
  const done = answered(after, sent.worker, isFiled(filed) ? { kind: 'entry', entry: filed.entry } : filed, rules);
  if (state.losses === 0) return [done];
  const onItsWay = { ...state, sent: [...state.sent, sent] };
  return [done, ...[after, onItsWay].map((from) => ({ ...answered(from, sent.worker, LOST, rules), losses: state.losses - 1 }))];
}

function answered(state: State, index: number, answer: Answer, rules: AccountRules): State {
  const worker = state.workers[index];
  if (worker === undefined) return state;
  const node = childOf(worker.node, `${state.tick} ${keyOfAnswer(answer)}`, { answer, answeredMs: msOf(state.tick, rules) });
  return withWorker(state, index, { ...worker, node });
}

function withFiled(state: State, filed: Filed | Answer): State {
  return isFiled(filed) ? { ...state, filed: [...state.filed, filed] } : state;
}

function withWorker(state: State, index: number, worker: Worker): State {
  return { ...state, workers: state.workers.with(index, worker) };
}

function isFiled(filed: Filed | Answer): filed is Filed {
  return 'externalId' in filed;
}
