import { createByHand } from '#adapters/by-hand/executor.ts';
import type { ExecutePorts } from '#ledger/execute.ts';
import type { Directory } from '#ports/directory.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { aDraft } from './a-draft.ts';
import { aDirectory, aLedgerReader } from './a-ledger-reader.ts';
import type { World } from './a-world.ts';
import { NOW_MS, TIME_ZONE } from './clock.ts';
import { limits } from './limits.ts';

/** The leads of the sample team; `11` and `12` are agents. */
export const LEADS: ReadonlySet<string> = new Set(['21', '22']);

export function aLine(overrides: Partial<RequestLine> = {}): RequestLine {
  return {
    kind: 'asked',
    byId: '11',
    byName: 'Ben Sample',
    atMs: NOW_MS - 300_000,
    text: 'It was a wedding.',
    amountMinor: 4000,
    ...overrides,
  };
}

/** What agent 11 asks for: €40 of store credit. */
export function aRequest(of: { readonly moment?: Partial<Moment>; readonly lines?: readonly RequestLine[] } = {}): MomentRequest {
  const lines = of.lines ?? [aLine()];
  const draft = aDraft({ amount: { amountMinor: 4000, currency: aDraft().amount.currency } });
  const moment: Moment = { ...draft, id: 'asked-1', status: 'asked', decision: { ...draft.decision, request: lines }, ...of.moment };
  return { moment, lines, createdAtMs: NOW_MS - 300_000, createdById: moment.agentId };
}

/** A request as it stands in the records of a world. */
export async function stored(world: World, request: MomentRequest = aRequest()): Promise<MomentRequest> {
  await world.moments.as(request.moment.agentId).create(request.moment);
  return request;
}

/** One person at work on their own page. */
export function atWork(
  world: World,
  id: string,
  of: { readonly limits?: Limits; readonly executors?: readonly GestureExecutor[]; readonly directory?: Directory } = {},
): { readonly ports: GivePorts & ExecutePorts; readonly terms: GiveTerms } {
  const isLead = LEADS.has(id);
  const journal = world.journal.as(id);
  const runtime = world.runtime();
  const about = of.limits ?? limits({ gestureMinor: 2500, leadGestureMinor: 10_000 });
  const reader = aLedgerReader({ journal, runtime, directory: of.directory ?? aDirectory(LEADS) }, { limits: about, agentId: id, isLead });
  return {
    ports: { journal, moments: world.moments.as(id), reader, runtime, executors: of.executors ?? [createByHand()] },
    terms: { limits: about, timeZone: TIME_ZONE, agentId: id, isLead, agentName: `Lead ${id}` },
  };
}

/** Runs the world until this has ended. */
export async function ran<T>(world: World, what: Promise<T>): Promise<T> {
  await world.time.run();
  return what;
}

export function linesOf(world: World, momentId = 'asked-1'): readonly (readonly [string, string, string])[] {
  return (world.moments.moments.get(momentId)?.decision.request ?? []).map(({ kind, byId, text }) => [kind, byId, text]);
}
