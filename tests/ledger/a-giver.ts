import { aDraft } from '#builders/a-draft.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import type { World } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { EntryKind } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import { giveGesture } from '#ledger/give.ts';
import type { CustomerTickets, Draft, GiveError, GivePorts, GiveStep } from '#ledger/types.ts';

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
    readonly ports?: GivePorts;
    /** The request that a lead approves with it, alone. */
    readonly grant?: { readonly momentId: string; readonly attempt: number };
    readonly onStep?: (step: GiveStep, momentId: string) => void;
  } = {},
): Promise<Given> {
  const { draft = aDraft(), set = {}, agentId = '11', customerTickets, grant, onStep = () => {} } = about;
  const ports = about.ports ?? givePorts(world, set, agentId);
  const own = { agentId, isLead: grant !== undefined, agentName: 'Ben Sample' };
  const terms = { limits: limits(set), timeZone: TIME_ZONE, ...own, ...(customerTickets !== undefined && { customerTickets }) };
  const remembered: string[] = [];
  const steps: (GiveStep | 'remember')[] = [];
  const giving = giveGesture(ports, draft, terms, {
    remember(momentId) {
      remembered.push(momentId);
      steps.push('remember');
    },
    executor: grant === undefined ? 'by hand' : null,
    claim: grant === undefined ? null : { ...grant, decision: 'approve', opposition: () => Promise.resolve('none') },
    onStep(step) {
      steps.push(step);
      onStep(step, remembered.at(-1) ?? '');
    },
  });
  await world.time.run();
  return { result: await giving, remembered, steps };
}

/** The keys under which entries were appended, in their order. */
export function keysOf(world: World): readonly string[] {
  return world.journal.calls.filter(({ method }) => method === 'append').flatMap(({ keys }) => keys);
}

export function kindsOf(world: World): readonly (EntryKind | 'unknown')[] {
  return world.journal.entries.map(({ kind }) => kind);
}
