import type { NewEntry } from '#ports/journal-store.ts';
import type { StoredMoment } from '#ports/moment-store.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Moment, MomentStatus } from '#domain/moments/moment.ts';

/** One request to the account. */
export type Request =
  | { readonly method: 'append'; readonly entry: NewEntry }
  | { readonly method: 'byExternalIds'; readonly keys: readonly string[] }
  | { readonly method: 'tail' }
  | { readonly method: 'create'; readonly moment: Moment }
  | { readonly method: 'find'; readonly momentId: string }
  | { readonly method: 'setStatus'; readonly momentId: string; readonly status: MomentStatus };

/** What came back. */
export type Answer =
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  | { readonly kind: 'entries'; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'page'; readonly page: Page<JournalEntry> }
  | { readonly kind: 'moment'; readonly moment: StoredMoment | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'fault'; readonly error: AppFault };

/** How it ended for an agent. */
export interface Outcome {
  readonly kind: 'given' | 'refused' | 'failed';
  /** Whether the agent was told that money may still be held. */
  readonly isHeld: boolean;
}

/** What an agent does from beginning to end; deterministic but for the answers. */
export interface Script {
  run(ask: (request: Request) => Promise<Answer>, remember: (momentId: string) => void): Promise<Outcome>;
}

/** An agent after a sequence of answers: what it asks next, or how it ended. */
export interface Node {
  readonly number: number;
  readonly script: Script;
  readonly parent: Node | null;
  readonly answer: Answer | null;
  /** Tells the answer from others. */
  readonly key: string;
  /** How many requests came before. */
  readonly depth: number;
  readonly children: Map<string, Node>;
  /** Numbers of all answers up to here, by who is called what in them. */
  readonly paths: Map<string, number>;
  next: Next | null;
}

interface Next {
  readonly request: Request | null;
  readonly outcome: Outcome | null;
  /** The id that the browser remembers. */
  readonly rememberedId: string | null;
}

let nodes = 0;

export function rootOf(script: Script): Node {
  return nodeOf(script, null, { key: '', answer: null });
}

function nodeOf(script: Script, parent: Node | null, came: Pick<Node, 'key' | 'answer'>): Node {
  nodes += 1;
  const depth = parent === null ? 0 : parent.depth + 1;
  return { number: nodes, script, parent, ...came, depth, children: new Map(), paths: new Map(), next: null };
}

/** The same agent after one more answer. `key` tells answers apart. */
export function childOf(node: Node, key: string, answer: Answer): Node {
  const known = node.children.get(key);
  if (known !== undefined) return known;
  const child = nodeOf(node.script, node, { key, answer });
  node.children.set(key, child);
  return child;
}

/** What the agent asks next: known, or learnt by running the real code again with the answers so far. */
export async function nextOf(node: Node): Promise<Next> {
  node.next ??= await replayed(node);
  return node.next;
}

async function replayed(node: Node): Promise<Next> {
  const answers: Answer[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent) if (at.answer !== null) answers.unshift(at.answer);
  let asked = 0;
  let rememberedId: string | null = null;
  const remember = (momentId: string): void => {
    rememberedId = momentId;
  };
  return new Promise((resolve, reject) => {
    const ask = (request: Request): Promise<Answer> => {
      const answer = answers[asked];
      asked += 1;
      if (answer !== undefined) return Promise.resolve(answer);
      resolve({ request, outcome: null, rememberedId });
      // Nobody goes on from here: the next answer starts a run of its own.
      return new Promise<never>(() => {});
    };
    const run = async (): Promise<void> => {
      const outcome = await node.script.run(ask, remember);
      resolve({ request: null, outcome, rememberedId });
    };
    run().catch(reject);
  });
}
