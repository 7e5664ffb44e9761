import { type Delivered, deliverRequest } from '#approvals/deliver-request.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import type { DecideError } from '#approvals/request-record.ts';
import { isStated } from '#domain/journal/commitments.ts';
import { type HandOver, handOversOf } from '#domain/journal/hand-over.ts';
import type { Commitment, StatedCommitment } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { undoMoment } from '#ledger/undo-moment.ts';
import { createFakeWorkspace } from '../fakes/fake-workspace.ts';
import { approve } from './a-decision.ts';
import { LEADS, aLine, aRequest, atWork, ran, stored } from './a-request.ts';
import { aTicket } from './a-ticket.ts';
import { type World, aWorld } from './a-world.ts';
import { TIME_ZONE } from './clock.ts';
import { EUR } from './currencies.ts';

/** How one press ended, and how many replies it put into the editor. */
export interface Pressed {
  readonly ended: Result<unknown, DecideError>;
  readonly replies: number;
}

/** A request that lead 21 has approved for agent 11: €30. */
export async function anApprovedWorld(of: Parameters<typeof aWorld>[0] = {}): Promise<World> {
  const world = aWorld({ leadIds: LEADS, ...of });
  await stored(world);
  await ran(world, approve(world, '21', 3000));
  return world;
}

/** What is granted, for everybody who reads it now. */
export function grantIn(world: World): StatedCommitment {
  const grant = world.live().find(({ momentId }) => momentId === 'asked-1');
  if (grant === undefined || !isStated(grant)) throw new Error('nothing is granted');
  return grant;
}

type Page = ReturnType<typeof atWork>;

/** A page of somebody who has read the journal and sees the grant. */
export async function openPage(world: World, id: string): Promise<Page> {
  const page = atWork(world, id);
  await ran(world, page.ports.reader.readTail());
  return page;
}

/** The asking agent presses Deliver. */
export async function deliver({ ports, terms }: Page, commitment: StatedCommitment): Promise<Pressed> {
  let replies = 0;
  const request = aRequest({ lines: [aLine(), aLine({ kind: 'approved', byId: '21', byName: 'Lena', amountMinor: 3000 })] });
  const delivery = {
    story: '',
    applyToTicket(_draft: Delivered<null>['draft'], { isAgain }: { readonly isAgain: boolean }): Promise<null> {
      if (!isAgain) replies += 1;
      return Promise.resolve(null);
    },
    onStep: () => {},
  };
  const ended = await deliverRequest(ports, { request, commitment }, delivery, terms);
  return { ended, replies };
}

/** A lead takes the grant back: revokes it, and undoes it then. */
export async function takeBack({ ports, terms }: Page, commitment: Commitment): Promise<Pressed> {
  const revoked = await revokeGrant(ports, commitment, terms);
  if (!revoked.ok) return { ended: revoked, replies: 0 };
  const workspace = createFakeWorkspace(aTicket());
  const who = { agentId: terms.agentId, timeZone: TIME_ZONE, currency: EUR, causeFieldId: null };
  const undone = await undoMoment({ ...ports, workspace }, commitment, who);
  const ended = undone.ok ? ok(undefined) : fail({ kind: 'failed', step: 'post', error: undone.error, heldUntilMs: null } as const);
  return { ended, replies: 0 };
}

/** What the journal holds as decided about the grant, by people who may. */
export function handOversIn(world: World): readonly HandOver['kind'][] {
  return handOversOf(world.journal.entries)
    .filter(({ kind, byId }) => (kind === 'deliver' ? byId === '11' : LEADS.has(byId)))
    .map(({ kind }) => kind);
}
