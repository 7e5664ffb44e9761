import { isDeepStrictEqual } from 'node:util';
import type { Money } from '#domain/money/money.ts';
import type { Budget } from '#features/lead/budget/budget-state.ts';
import type { Reconciling } from '#features/lead/budget/reconciliation-state.ts';
import type { MomentsParts } from '#features/lead/moments/tab.tsx';
import type { Requests } from '#features/lead/requests/requests-state.ts';
import type { LeadCore } from '#features/lead/session/lead-core.ts';
import type { Export } from '#features/lead/setup/export/export-state.ts';
import type { Setup } from '#features/lead/setup/setup-state.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { everyFault } from '#builders/every-fault.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { sentences } from '../ui/english.ts';
import { ANSWERS, type AnswerName } from './answers.ts';
import { type MatrixAccount, openAccount, settled } from './an-account.ts';
import { isCall } from './calls.ts';

/** Something that a person does, up to the moment at which they do it. */
export interface Flow {
  readonly title: string;
  readonly account?: Parameters<typeof openAccount>[0];
  readonly begin: (account: MatrixAccount) => Promise<Stage>;
}

export interface Stage {
  readonly act: () => Promise<void> | void;
  /** What the screen offers to somebody for whom it did not work. */
  readonly again: () => Promise<void> | void;
  /** What the screen shows; every fault in it is said. */
  readonly shown: () => unknown;
  /** How things stand: the same, whatever came in between. */
  readonly end: () => unknown;
  /** What the screen says of sums; null for a sum that it says it does not know. */
  readonly sums: () => Readonly<Record<string, unknown>>;
  /** Whether the screen says that this is not done, though nothing failed. */
  readonly saysSo?: () => boolean;
  /** What of the page is on the screen. */
  readonly screen: Screen;
  /** Sums that the screen has to show as they are in the journal; null while it says that it does not know. */
  readonly amounts?: () => readonly Money[] | null;
  /** Whether what was typed is kept for later, and something else stands in its place. */
  readonly hidesForm?: () => boolean;
  /** What was typed, as the screen holds it. */
  readonly typed: () => Readonly<Record<string, string | null>>;
}

/** A part of the app, as it is drawn. */
export type Screen =
  | { readonly of: 'ticket'; readonly session: TicketSession }
  | { readonly of: 'budget'; readonly core: LeadCore; readonly budget: Budget; readonly reconciling: Reconciling }
  | { readonly of: 'requests'; readonly core: LeadCore; readonly requests: Requests }
  | ({ readonly of: 'moments'; readonly core: LeadCore } & MomentsParts)
  | { readonly of: 'outcomes'; readonly core: LeadCore }
  | { readonly of: 'setup'; readonly core: LeadCore; readonly setup: Setup; readonly exported: Export };

/** What somebody has to find on a screen. */
export interface Expected {
  readonly faults: readonly AppFault[];
  readonly typed: readonly string[];
  readonly amounts: readonly Money[];
}

/** Looks at a screen, and tells what is wrong with it. */
export type Look = (screen: Screen, expected: Expected) => Promise<readonly string[]>;

/** Of a screen on which nobody types. */
export const nothingTyped: Pick<Stage, 'typed'> = { typed: () => ({}) };

const TRIES_AT_MOST = 6;
const KINDS: ReadonlySet<string> = new Set(everyFault('journal').map(({ kind }) => kind));

/** How a flow goes where everything answers as it is meant to. */
export interface RightRun {
  readonly calls: readonly string[];
  readonly end: unknown;
  readonly sums: Readonly<Record<string, unknown>>;
}

export async function runRightly(flow: Flow): Promise<RightRun> {
  const account = openAccount(flow.account);
  const stage = await begun(flow, account);
  await settled(stage.act());
  return { calls: [...account.calls], end: stage.end(), sums: stage.sums() };
}

async function begun(flow: Flow, account: MatrixAccount): Promise<Stage> {
  const stage = await settled(flow.begin(account));
  account.calls.clear();
  return stage;
}

/** Everything that is wrong with a flow one of whose calls is answered so. */
export async function problemsOf(
  flow: Flow,
  right: RightRun,
  cell: { readonly call: string; readonly answer: AnswerName },
  look: Look,
): Promise<readonly string[]> {
  const { call, answer } = cell;
  if (!isCall(call)) return [`${call} has no row`];
  const problems: string[] = [];
  const account = openAccount(flow.account);
  const stage = await begun(flow, account);
  const typed = stage.typed();
  const before = stage.sums();
  account.wrong = { call, answer: ANSWERS[answer] };
  await settled(stage.act());

  const reason = ANSWERS[answer].reason(call);
  const faults = faultsIn(stage.shown());
  const isAsMeant = isDeepStrictEqual(stage.end(), right.end);
  for (const fault of faults) if (fault.kind !== reason) problems.push(`a false reason: ${fault.kind}`);
  for (const fault of faults) if (!isSaid(fault)) problems.push(`no sentence for ${fault.kind}`);
  if (!isAsMeant && reason === null) problems.push(`not done: ${difference(stage.end(), right.end)}`);
  if (!isAsMeant && faults.length === 0 && stage.saysSo?.() !== true) problems.push(`silent: ${difference(stage.end(), right.end)}`);
  for (const [name, sum] of Object.entries(stage.sums())) {
    // What is not done yet is no part of a sum, and may be where nobody knows.
    const isRight = isDeepStrictEqual(sum, right.sums[name]) || ((!isAsMeant || faults.length > 0) && isDeepStrictEqual(sum, before[name]));
    if (sum !== null && !isRight) problems.push(`a wrong sum, ${name}: ${difference(sum, right.sums[name])}`);
  }
  const kept = stage.typed();
  for (const [name, text] of Object.entries(typed)) {
    if (!isAsMeant && text !== null && text !== '' && kept[name] !== text) problems.push(`lost, ${name}: ${difference(kept[name], text)}`);
  }

  const words = Object.values(kept).flatMap((text) => (text === null || text === '' ? [] : [text]));
  const expected = {
    faults,
    typed: isAsMeant || stage.hidesForm?.() === true ? [] : words,
    amounts: stage.amounts?.() ?? [],
  };
  problems.push(...(await look(stage.screen, expected)).map((problem) => `on the screen, ${problem}`));

  account.wrong = null;
  for (let tries = 0; tries < TRIES_AT_MOST && !isDeepStrictEqual(stage.end(), right.end); tries += 1) await settled(stage.again());
  if (!isDeepStrictEqual(stage.end(), right.end)) problems.push(`does not end well: ${difference(stage.end(), right.end)}`);
  return problems.map((problem) => `${call}: ${problem}`);
}

function isSaid(fault: AppFault): boolean {
  return /^[A-Z][^{}]{20,}\.$/.test(faultSentence(sentences, fault));
}

/** Every fault in what a screen shows, however deep. */
function faultsIn(shown: unknown, seen = new Set<unknown>()): readonly AppFault[] {
  if (typeof shown !== 'object' || shown === null || seen.has(shown)) return [];
  seen.add(shown);
  if (isFault(shown)) return [shown];
  const inside: Iterable<unknown> = shown instanceof Map ? shown.values() : Object.values(shown);
  return [...inside].flatMap((value) => faultsIn(value, seen));
}

function isFault(value: object): value is AppFault {
  return 'kind' in value && KINDS.has(String(value.kind)) && (value.kind === 'chunk' || 'what' in value);
}

function difference(is: unknown, meant: unknown): string {
  return `${JSON.stringify(is)} and not ${JSON.stringify(meant)}`;
}
