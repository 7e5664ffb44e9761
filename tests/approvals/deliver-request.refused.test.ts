import { describe, expect, it } from 'vitest';
import { approve } from '#builders/a-decision.ts';
import { anApprovedWorld, deliver, grantIn, openPage } from '#builders/a-hand-over.ts';
import { DOWN } from '#builders/a-page.ts';
import { aRequest, ran } from '#builders/a-request.ts';
import type { World } from '#builders/a-world.ts';
import { deliverRequest } from '#approvals/deliver-request.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import type { StatedCommitment } from '#domain/journal/types.ts';

/** Lead 21 revokes the grant, and their page dies before it undoes it. */
async function revoke(world: World): Promise<void> {
  const { ports, terms } = await openPage(world, '21');
  await ran(world, revokeGrant(ports, grantIn(world), terms));
}

/** Lead 21 undoes what is granted, and does not come so far as to say so in the record. */
function undo(world: World): void {
  world.time.pass(1000);
  world.journal.plant({ kind: 'reverse', momentId: 'asked-1', agentId: '11', createdById: '21', amountMinor: 3000 });
}

/** Somebody edits all that was written of the grant, so that a lead ends it, whom nobody asks to revoke it. */
function editAndEnd(world: World): void {
  world.time.pass(1000);
  for (const { id } of world.journal.entries) world.journal.edit(id, {});
  undo(world);
}

interface Refused {
  readonly world: World;
  readonly grant: StatedCommitment;
  readonly page: Awaited<ReturnType<typeof openPage>>;
}

/** A page that shows the grant as it was before all that follows. */
async function stalePage(): Promise<Refused> {
  const world = await anApprovedWorld();
  return { world, grant: grantIn(world), page: await openPage(world, '11') };
}

const statusIn = (world: World) => world.moments.moments.get('asked-1')?.status;

describe('what is not delivered', () => {
  it('because it was revoked is said to be, and its record says nothing as long as it is held', async () => {
    const { world, grant, page } = await stalePage();
    await revoke(world);
    const { ended } = await ran(world, deliver(page, grant));
    expect(ended).toEqual({ ok: false, error: { kind: 'already', what: 'revoked', byName: 'Lead 21' } });
    expect(statusIn(world)).toBe('asked');
  });

  it('because it was revoked and undone is marked as taken back in its record', async () => {
    const { world, grant, page } = await stalePage();
    await revoke(world);
    undo(world);
    const { ended } = await ran(world, deliver(page, grant));
    expect(ended).toEqual({ ok: false, error: { kind: 'already', what: 'revoked', byName: 'Lead 21' } });
    expect(statusIn(world)).toBe('voided');
  });

  it('because a lead ended what somebody had edited is taken back, by whoever approved it', async () => {
    const { world, grant, page } = await stalePage();
    editAndEnd(world);
    const { ended } = await ran(world, deliver(page, grant));
    expect(ended).toEqual({ ok: false, error: { kind: 'already', what: 'withdrawn', byName: 'Lena' } });
    expect(statusIn(world)).toBe('voided');
  });

  it('is taken back by nobody who is known, where the record does not say who approved it', async () => {
    const { world, grant, page } = await stalePage();
    editAndEnd(world);
    const delivery = { story: '', applyToTicket: () => Promise.resolve(null), onStep: () => {} };
    const approved = { request: aRequest(), commitment: grant };
    expect(await ran(world, deliverRequest(page.ports, approved, delivery, page.terms))).toEqual({
      ok: false,
      error: { kind: 'already', what: 'withdrawn', byName: '' },
    });
  });

  it('says why its record cannot be marked', async () => {
    const { world, grant, page } = await stalePage();
    editAndEnd(world);
    world.moments.faults.errorBefore = () => DOWN;
    const { ended } = await ran(world, deliver(page, grant));
    expect(ended).toEqual({ ok: false, error: { kind: 'failed', step: 'moment', error: DOWN, heldUntilMs: null } });
  });

  it('because another grant is held in its place is refused, and its record waits on', async () => {
    const { world, grant, page } = await stalePage();
    editAndEnd(world);
    expect(await ran(world, approve(world, '22', 3000))).toEqual({ ok: true, value: undefined });
    const { ended } = await ran(world, deliver(page, grant));
    expect(ended).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(statusIn(world)).toBe('asked');
  });

  it('because Zendesk is down says so alone, though nothing is held any more', async () => {
    const { world, grant, page } = await stalePage();
    editAndEnd(world);
    await ran(world, page.ports.reader.readTail());
    await ran(world, page.ports.reader.learnLeads());
    world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    const { ended } = await ran(world, deliver(page, grant));
    expect(ended).toMatchObject({ ok: false, error: { kind: 'failed', step: 'reserve' } });
    expect(statusIn(world)).toBe('asked');
  });
});
