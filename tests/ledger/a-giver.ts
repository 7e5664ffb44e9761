import { aDraft } from '#builders/a-draft.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import type { World } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { EntryKind } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import { giveGesture } from '#ledger/give.ts';
import type { CustomerTickets, DecisionClaim, Draft, GiveError, GiveOptions, GivePorts, GiveStep, GiveTerms } from '#ledger/types.ts';

/** What a page needs to give, in an account where 90 and 91 lead. */
export function givePorts(world: World, set: Partial<Limits> = {}, agentId = '11'): GivePorts {
  const journal = world.journal.as(agentId);
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal, runtime, directory: aDirectory(['90', '91']) }, { limits: limits(set), agentId });
  return { journal, runtime, moments: world.moments.as(agentId), reader };
}

export interface Given {
  readonly result: Result<string, GiveError>;
  readonly remembered: readonly string[];
  readonly steps: readonly (GiveStep | 'remember')[];
}

/** Gives something as one person, from the first request to the end. */
export async function give(
  world: World,
  about: {
    readonly draft?: Draft;
    readonly set?: Partial<Limits>;
    readonly agentId?: string;
    readonly customerTickets?: CustomerTickets;
    readonly who?: Pick<GiveTerms, 'groups' | 'tier'>;
    readonly ports?: GivePorts;
    /** The request that a lead approves with it, alone. */
    readonly grant?: { readonly momentId: string; readonly attempt: number };
    readonly onStep?: (step: GiveStep, momentId: string) => void;
  } = {},
): Promise<Given> {
  const { draft = aDraft(), set = {}, agentId = '11', customerTickets, who, grant, onStep = () => {} } = about;
  const ports = about.ports ?? givePorts(world, set, agentId);
  const own = { ...who, agentId, isLead: grant !== undefined, agentName: 'Ben Sample' };
  const terms = { limits: limits(set), timeZone: TIME_ZONE, ...own, ...(customerTickets !== undefined && { customerTickets }) };
  const remembered: string[] = [];
  const steps: (GiveStep | 'remember')[] = [];
  const giving = giveGesture(ports, draft, terms, {
    remember(momentId) {
      remembered.push(momentId);
      steps.push('remember');
    },
    executor: grant === undefined ? { name: 'by hand', recipientId: null } : null,
    claim: grant === undefined ? null : { ...grant, decision: 'approve' },
    onStep(step) {
      steps.push(step);
      onStep(step, remembered.at(-1) ?? '');
    },
  });
  await world.time.run();
  return { result: await giving, remembered, steps };
}

/** Decides as lead 90 about a request, which holds no money and no limit stops, opposed by others as each look in turn shows. */
export async function decided(
  world: World,
  over: Partial<DecisionClaim> = {},
  {
    opposed = [],
    draft = aDraft(),
    ...options
  }: { readonly opposed?: readonly ('none' | 'first' | 'second')[]; readonly draft?: Draft } & Partial<GiveOptions> = {},
): Promise<{ readonly result: Result<string, GiveError>; readonly looks: number }> {
  const none = { gestureMinor: 0, leadGestureMinor: 0, teamMonthMinor: 0 };
  let looks = 0;
  const claim: DecisionClaim = {
    momentId: 'asked-1',
    attempt: 1,
    decision: 'decline',
    opposition() {
      looks += 1;
      return Promise.resolve(opposed[looks - 1] ?? 'none');
    },
    ...over,
  };
  const terms = { limits: limits(none), timeZone: TIME_ZONE, agentId: '90', isLead: true, agentName: 'Max Sample' };
  const told = { remember: () => {}, executor: null, claim, ...options };
  const giving = giveGesture(givePorts(world, none, '90'), draft, terms, told);
  await world.time.run();
  return { result: await giving, looks };
}

/** The keys under which entries were appended, in their order. */
export function keysOf(world: World): readonly string[] {
  return world.journal.calls.filter(({ method }) => method === 'append').flatMap(({ keys }) => keys);
}

export function kindsOf(world: World): readonly (EntryKind | 'unknown')[] {
  return world.journal.entries.map(({ kind }) => kind);
}
