import { describe, expect, it } from 'vitest';
import { anApprovedWorld, grantIn, handOversIn, openPage } from '#builders/a-hand-over.ts';
import { ran } from '#builders/a-request.ts';
import { claimHandOver, revokeGrant } from '#approvals/hand-over.ts';

describe('a hand-over', () => {
  it('is decided once: whoever decides the same again is told that it counts', async () => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    const first = await openPage(world, '11');
    expect(await ran(world, claimHandOver(first.ports, grant, { kind: 'deliver' }, first.terms))).toEqual({
      ok: true,
      value: { isAgain: false },
    });
    const second = await openPage(world, '11');
    expect(await ran(world, claimHandOver(second.ports, grant, { kind: 'deliver' }, second.terms))).toEqual({
      ok: true,
      value: { isAgain: true },
    });
    expect(handOversIn(world)).toEqual(['deliver']);
  });

  it('of the other kind is refused once one counts, and says by whom', async () => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    const lead = await openPage(world, '21');
    expect(await ran(world, revokeGrant(lead.ports, grant, lead.terms))).toEqual({ ok: true, value: undefined });
    const agent = await openPage(world, '11');
    const late = await ran(world, claimHandOver(agent.ports, grant, { kind: 'deliver' }, agent.terms));
    expect(late).toMatchObject({ ok: false, error: { kind: 'already', what: 'revoked' } });
    expect(handOversIn(world)).toEqual(['revoke']);
  });

  it('holds no money of its own', async () => {
    const world = await anApprovedWorld();
    const lead = await openPage(world, '21');
    await ran(world, revokeGrant(lead.ports, grantIn(world), lead.terms));
    expect(world.live()).toMatchObject([{ momentId: 'asked-1', state: 'granted', countsMinor: 3000, isRevoked: true }]);
  });
});

describe('revoking', () => {
  it('writes nothing about what is not granted, is revoked already, or cannot be trusted', async () => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    const { ports, terms } = await openPage(world, '21');
    const before = world.journal.entries.length;
    for (const other of [
      null,
      { ...grant, state: 'posted' as const },
      { ...grant, isUncertain: true },
      { ...grant, isRevoked: true as const },
    ]) {
      expect(await ran(world, revokeGrant(ports, other, terms))).toEqual({ ok: true, value: undefined });
    }
    expect(world.journal.entries).toHaveLength(before);
  });
});
