import { NOW_MS } from '#builders/clock.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { RequestChange } from '#ports/moment-store.ts';
import type { RequestRecord } from './account.ts';

/** What a page waits for: one request to the account, or the time. */
export type Request =
  | { readonly method: 'append'; readonly entry: NewEntry }
  | { readonly method: 'byExternalIds'; readonly keys: readonly string[] }
  | { readonly method: 'tail'; readonly cursor: string | null }
  | { readonly method: 'find' }
  | { readonly method: 'change'; readonly change: RequestChange }
  | { readonly method: 'wait'; readonly untilMs: number };

/** What came back. */
export type Answer =
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  | { readonly kind: 'entries'; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'page'; readonly page: Page<JournalEntry> }
  | { readonly kind: 'record'; readonly record: RequestRecord | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'fault'; readonly error: AppFault };

/** How it ended for whoever pressed: they were told that it is done, that it is not, or that nobody knows yet. */
export interface Outcome {
  readonly kind: 'yes' | 'no' | 'unsure';
  /** The moment that was given, or the word for what was decided. */
  readonly what: string;
  /** Whether the reply stands in the editor. */
  readonly isReplied?: boolean;
}

/** The world as one page has it: what it asks, and a clock that goes on with every answer. */
export interface PageWorld {
  readonly ask: (request: Request) => Promise<Answer>;
  readonly nowMs: () => number;
}

/** What a page does from beginning to end; deterministic but for the answers. */
export interface Script {
  run(world: PageWorld): Promise<Outcome>;
}

/** A page after a sequence of answers: what it asks next, or how it ended. */
export interface Node {
  readonly number: number;
  readonly script: Script;
  readonly parent: Node | null;
  readonly answer: Answer | null;
  readonly answeredMs: number;
  /** Tells the last answer apart from others, and when it came. */
  readonly key: string;
  /** How many answers came before. */
  readonly depth: number;
  readonly children: Map<string, Node>;
  next: Next | null;
}

interface Next {
  readonly request: Request | null;
  readonly outcome: Outcome | null;
}

let nodes = 0;

export function rootOf(script: Script): Node {
  nodes += 1;
  return { number: nodes, script, parent: null, answer: null, answeredMs: NOW_MS, key: '', depth: 0, children: new Map(), next: null };
}

/** The same page after one more answer. */
export function childOf(parent: Node, key: string, { answer, answeredMs }: Pick<Node, 'answer' | 'answeredMs'>): Node {
  const known = parent.children.get(key);
  if (known !== undefined) return known;
  nodes += 1;
  const { script, depth } = parent;
  const child: Node = { number: nodes, script, parent, answer, answeredMs, key, depth: depth + 1, children: new Map(), next: null };
  parent.children.set(key, child);
  return child;
}

/** What the page asks next: known, or learnt by running the real code again with the answers so far. */
export async function nextOf(node: Node): Promise<Next> {
  node.next ??= await replayed(node);
  return node.next;
}

async function replayed(node: Node): Promise<Next> {
  const answered: Node[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent) if (at.answer !== null) answered.unshift(at);
  let asked = 0;
  let nowMs = NOW_MS;
  return new Promise((resolve, reject) => {
    const ask = (request: Request): Promise<Answer> => {
      const at = answered[asked];
      asked += 1;
      if (at !== undefined && at.answer !== null) {
        nowMs = at.answeredMs;
        return Promise.resolve(at.answer);
      }
      resolve({ request, outcome: null });
      // Nobody goes on from here: the next answer starts a run of its own.
      return new Promise<never>(() => {});
    };
    const run = async (): Promise<void> => {
      const outcome = await node.script.run({ ask, nowMs: () => nowMs });
      resolve({ request: null, outcome });
    };
    run().catch(reject);
  });
}
