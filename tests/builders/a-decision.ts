import { withdrawRequest } from '#approvals/ask-lead.ts';
import { approveRequest, askBack, declineRequest } from '#approvals/decide-request.ts';
import type { DecideError } from '#approvals/request-record.ts';
import type { DecisionKind, JournalEntry } from '#domain/journal/types.ts';
import { decisionsOn } from '#domain/moments/request-decisions.ts';
import { requestStatusOf } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { Result } from '#domain/shared/result.ts';
import { LEADS, aRequest, atWork } from './a-request.ts';
import type { World } from './a-world.ts';

export type Decided = Promise<Result<void, DecideError>>;
type AtWork = ReturnType<typeof atWork>;

const request = aRequest();

export function approve(world: World, leadId: string, amountMinor = 4000, { ports, terms }: AtWork = atWork(world, leadId)): Decided {
  return approveRequest(ports, request, { amountMinor, text: 'Fine.' }, terms);
}

export function decline(world: World, leadId: string, { ports, terms }: AtWork = atWork(world, leadId)): Decided {
  return declineRequest(ports, request, { text: 'Not ours.' }, terms);
}

export function question(world: World, leadId: string): Decided {
  const { ports, terms } = atWork(world, leadId);
  return askBack(ports, request, { text: 'How late?' }, terms);
}

export function withdraw(world: World, { ports, terms }: AtWork = atWork(world, '11')): Decided {
  return withdrawRequest(ports, request, terms);
}

/** Where the request stands for everybody who reads it now, all of the journal included. */
export function standIn(world: World): string {
  const stored = world.moments.moments.get('asked-1') ?? { ...request.moment, createdById: '', createdAtMs: 0 };
  const { createdById, createdAtMs, ...moment } = stored;
  const read: MomentRequest = { moment, lines: moment.decision.request ?? [], createdById, createdAtMs };
  const commitment = world.live().find(({ momentId }) => momentId === 'asked-1') ?? null;
  const decisions = decisionsOn(moment, world.journal.entries, { nowMs: world.time.nowMs(), isLead: (id) => LEADS.has(id) });
  return requestStatusOf(read, { commitment, decisions }, LEADS).kind;
}

/** What the journal holds as decided about the request, whoever may be right: each with its writer. */
export function decidedIn(world: World): readonly string[] {
  const about = { nowMs: world.time.nowMs(), isLead: (id: string) => LEADS.has(id) };
  return decisionsOn(request.moment, world.journal.entries, about)
    .filter(({ state }) => state === 'decided')
    .map(({ kind, byId }) => `${kind} by ${byId}`);
}

/** Puts in what somebody has begun to decide about the request. */
export function plantDeciding(
  world: World,
  decision: DecisionKind,
  { detail = {}, ...entry }: Partial<JournalEntry> & Pick<JournalEntry, 'createdById'>,
): JournalEntry {
  const about = { momentId: 'asked-1', ticketId: '501', customerId: '701', agentId: '11' } as const;
  const says = { decision, agentName: `Lead ${entry.createdById}`, ...detail };
  return world.journal.plant({ kind: 'reserve', ...about, ...entry, detail: says });
}

/** Puts in what somebody has decided about the request. */
export function plantDecided(world: World, decision: DecisionKind, entry: Parameters<typeof plantDeciding>[2]): void {
  const { id: reserveId, ...reserve } = plantDeciding(world, decision, entry);
  const detail = { ...reserve.detail, reserveId };
  world.journal.plant({ ...reserve, kind: 'post', detail: decision === 'approve' ? { ...detail, isGrant: true } : detail });
}
