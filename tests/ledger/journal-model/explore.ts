import { assert } from '#domain/shared/assert.ts';
import { type AccountRules, type Filed, LOST, type State, type Worker, effectOf, filing, keyOfAnswer, keyOfState } from './account.ts';
import { type Answer, childOf, nextOf } from './agent-tree.ts';
import type { Naming } from './alike.ts';

/** What was looked through. */
export interface Explored {
  readonly states: number;
  /** In how many orders all steps can come: paths from the beginning to an end. */
  readonly interleavings: number;
  /** The most requests that anybody made where nothing failed. */
  readonly requestsAtMost: number;
}

export interface Checks {
  /** States of one name are gone through once. */
  readonly naming: Naming;
  /** Called with every state; a text tells what is wrong with it. */
  readonly everywhere: (state: State) => string | null;
  /** Called with every state in which nothing more can happen. */
  readonly atTheEnd: (state: State) => Promise<string | null>;
}

/** Thrown with the first state that is wrong. */
export class WrongState extends Error {
  readonly states: number;

  constructor(what: string, state: State, states: number) {
    super(`${what}, in state ${states}: ${keyOfState(state)}`);
    this.states = states;
  }
}

interface Frame {
  readonly key: string;
  readonly next: readonly State[];
  at: number;
  paths: number;
}

/** Goes through every state that can be reached, each once, depth first. */
export async function explore(start: State, rules: AccountRules, checks: Checks): Promise<Explored> {
  const pathsFrom = new Map<string, number>();
  const seen = { requestsAtMost: 0 };
  const enter = async (state: State, key: string): Promise<Frame> => {
    pathsFrom.set(key, 0);
    const next = await successors(state, rules);
    const wrong = checks.everywhere(state) ?? (next.length === 0 ? await checks.atTheEnd(state) : null);
    if (wrong !== null) throw new WrongState(wrong, state, pathsFrom.size);
    for (const { node } of state.workers) seen.requestsAtMost = Math.max(seen.requestsAtMost, node.depth);
    return { key, next, at: 0, paths: next.length === 0 ? 1 : 0 };
  };
  const frames = [await enter(start, checks.naming(start))];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const state = frame.next[frame.at];
    if (state === undefined) {
      pathsFrom.set(frame.key, frame.paths);
      frames.pop();
      continue;
    }
    const key = checks.naming(state);
    const known = pathsFrom.get(key);
    if (known === undefined) {
      frames.push(await enter(state, key));
      continue;
    }
    frame.paths += known;
    frame.at += 1;
  }
  return { states: pathsFrom.size, interleavings: pathsFrom.get(checks.naming(start)) ?? 0, ...seen };
}

/** Everything that can happen next. */
async function successors(state: State, rules: AccountRules): Promise<readonly State[]> {
  const next: State[] = [];
  const awaited = new Set(state.workers.filter(({ isCrashed }) => !isCrashed).map(({ writing }) => writing));
  for (const [index, { isVisible }] of state.filed.entries()) {
    if (!isVisible && !awaited.has(index)) next.push({ ...state, filed: shown(state.filed, index) });
  }
  for (const [index, worker] of state.workers.entries()) {
    if (worker.isCrashed) continue;
    // Known for most: to wait even then would take longer than all else here.
    const { request } = worker.node.next ?? (await nextOf(worker.node));
    if (request === null) continue;
    if (state.crashes > 0) next.push({ ...withWorker(state, index, { ...worker, isCrashed: true }), crashes: state.crashes - 1 });
    if (worker.writing !== null) next.push(...endsOfWriting(state, index, worker, { writing: worker.writing, rules }));
    else next.push(...beginnings(state, index, worker, { request, rules }));
  }
  return next;
}

function beginnings(
  state: State,
  index: number,
  worker: Worker,
  { request, rules }: { readonly request: NonNullable<Awaited<ReturnType<typeof nextOf>>['request']>; readonly rules: AccountRules },
): readonly State[] {
  const { agentId } = worker;
  const lost = (from: State): readonly State[] =>
    state.losses > 0 ? [{ ...answered(from, index, worker, LOST), losses: state.losses - 1 }] : [];
  if (request.method === 'append') {
    const filed = filing(state, request.entry, agentId, rules);
    const begun: State = isFiled(filed)
      ? withWorker({ ...state, filed: [...state.filed, filed] }, index, { ...worker, writing: state.filed.length })
      : answered(state, index, worker, filed);
    return [begun, ...(rules.loses === 'anything' ? lost(state) : [])];
  }
  const { answer, moments } = effectOf(state, request, { agentId, rules });
  const after = { ...state, moments };
  const ways = [answered(after, index, worker, answer)];
  if (moments !== state.moments || rules.loses === 'anything') ways.push(...lost(after));
  return moments !== state.moments && rules.loses === 'anything' ? [...ways, ...lost(state)] : ways;
}

/** The record can be seen and its writer is answered; or the answer is lost, after or before it can be seen. */
function endsOfWriting(
  state: State,
  index: number,
  worker: Worker,
  { writing, rules }: { readonly writing: number; readonly rules: AccountRules },
): readonly State[] {
  const visible: State = { ...state, filed: shown(state.filed, writing) };
  const entry = state.filed[writing]?.entry;
  assert(entry !== undefined, 'what is being written is on record');
  const done = answered(visible, index, worker, { kind: 'entry', entry });
  if (state.losses === 0) return [done];
  return [
    done,
    ...(rules.loses === 'anything' ? [visible, state] : [visible]).map((from) => ({
      ...answered(from, index, worker, LOST),
      losses: state.losses - 1,
    })),
  ];
}

function answered(state: State, index: number, worker: Worker, answer: Answer): State {
  return withWorker(state, index, { ...worker, node: childOf(worker.node, keyOfAnswer(answer), answer), writing: null });
}

function withWorker(state: State, index: number, worker: Worker): State {
  return { ...state, workers: state.workers.map((other, at) => (at === index ? worker : other)) };
}

function shown(filed: readonly Filed[], index: number): readonly Filed[] {
  return filed.map((one, at) => (at === index ? { ...one, isVisible: true } : one));
}

function isFiled(filed: Filed | Answer): filed is Filed {
  return 'externalId' in filed;
}
