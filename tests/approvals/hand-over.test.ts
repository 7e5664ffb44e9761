import { describe, expect, it } from 'vitest';
import { approve, question } from '#builders/a-decision.ts';
import { anApprovedWorld, grantIn, handOversIn, openPage, takeBack } from '#builders/a-hand-over.ts';
import { LEADS, atWork, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { claimHandOver, revokeGrant } from '#approvals/hand-over.ts';
import { heldFor } from '#approvals/request-money.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import { entryKeys } from '#ledger/entry-keys.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';

const DELIVERED = { ok: true, value: { isAgain: false } };

type Page = Awaited<ReturnType<typeof openPage>>;

function deliver(world: World, { ports, terms }: Page, grant: Commitment): ReturnType<typeof claimHandOver> {
  return ran(world, claimHandOver(ports, grant, { kind: 'deliver', executor: { name: 'by hand', recipientId: null } }, terms));
}

/** Revokes the grant as agent 12, who is no lead, under the keys of the first attempt. */
function plantRevokedByAgent(world: World): void {
  const about = { momentId: 'asked-1', agentId: '11', createdById: '12', detail: { decision: 'revoke' } } as const;
  const keys = entryKeys('asked-1', 1, 'revoke');
  const { id: reserveId } = world.journal.plant({ kind: 'reserve', ...about }, keys.reserve);
  world.journal.plant({ kind: 'post', ...about, detail: { ...about.detail, reserveId } }, keys.post);
}

describe('a hand-over', () => {
  it('is decided once: whoever decides the same again is told that it counts', async () => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    expect(await deliver(world, await openPage(world, '11'), grant)).toEqual(DELIVERED);
    expect(await deliver(world, await openPage(world, '11'), grant)).toEqual({ ok: true, value: { isAgain: true } });
    expect(handOversIn(world)).toEqual(['deliver']);
  });

  it('of the other kind is refused once one counts, and says by whom', async () => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    const lead = await openPage(world, '21');
    expect(await ran(world, revokeGrant(lead.ports, grant, lead.terms))).toEqual({ ok: true, value: undefined });
    expect(await deliver(world, await openPage(world, '11'), grant)).toMatchObject({
      ok: false,
      error: { kind: 'already', what: 'revoked' },
    });
    expect(handOversIn(world)).toEqual(['revoke']);
  });

  it('holds no money of its own', async () => {
    const world = await anApprovedWorld();
    const lead = await openPage(world, '21');
    await ran(world, revokeGrant(lead.ports, grantIn(world), lead.terms));
    expect(world.live()).toMatchObject([{ momentId: 'asked-1', state: 'granted', countsMinor: 3000, isRevoked: true }]);
  });
});

describe('a hand-over of what is held in the place of what was granted', () => {
  it.each<[string, Partial<Commitment>]>([
    ['another attempt', { detail: { attempt: 2 } }],
    ["another lead's", { agentId: '22' }],
    ['counting a cent less', { countsMinor: 3001 }],
    ['of another sum', { stated: eur(3001) }],
    ['in another currency', { stated: money(3000, JPY) }],
  ])('is withdrawn, and not tried again: %s', async (_what, granted) => {
    const world = await anApprovedWorld();
    const page = await openPage(world, '11');
    const before = world.journal.entries.length;
    const delivered = await deliver(world, page, { ...grantIn(world), ...granted });
    expect(delivered).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { isContended: true } } });
    expect(world.journal.entries.slice(before).map(({ kind }) => kind)).toEqual(['reserve', 'void']);
  });

  it('is judged by what it counts as where it states no sum', async () => {
    const world = await anApprovedWorld();
    const delivered = await deliver(world, await openPage(world, '11'), { ...grantIn(world), stated: null });
    expect(delivered).toEqual(DELIVERED);
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'post', amountMinor: 0, currency: 'EUR' });
  });
});

describe('a hand-over is written', () => {
  it('in the currency of the grant, whatever that of the team is by now', async () => {
    const world = await anApprovedWorld();
    const page = atWork(world, '11', { limits: limits({ currency: JPY }) });
    await ran(world, page.ports.reader.readTail());
    const grant = heldFor(page.ports, 'asked-1');
    if (grant === null) throw new Error('nothing is held');
    expect(grant.stated).toEqual(eur(3000));
    expect(await deliver(world, page, grant)).toEqual(DELIVERED);
    expect(world.journal.entries.map(({ currency }) => currency)).toEqual([EUR, EUR, EUR, EUR]);
  });

  it('with who carries it out, and makes that of its own attempt to grant count', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    await ran(world, question(world, '21'));
    await ran(world, approve(world, '21', 3000));
    const grant = grantIn(world);
    expect(grant.detail.attempt).toBe(2);
    expect(await deliver(world, await openPage(world, '11'), grant)).toEqual(DELIVERED);
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 3000 }]);
    expect(world.journal.entries.at(-1)?.detail).toMatchObject({ receipt: 'by hand' });
  });

  it.each([
    ['where the list was read back to the instant of the grant', 0, []],
    ['where it was read back to a later one, once the keys are read', 1, ['byExternalIds']],
  ])('%s', async (_what, laterMs, reads) => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    const { ports, terms } = await openPage(world, '11');
    const page = { terms, ports: { ...ports, reader: { ...ports.reader, seenSinceMs: () => grant.reservedAtMs + laterMs } } };
    const before = world.journal.calls.length;
    expect(await deliver(world, page, grant)).toEqual(DELIVERED);
    expect(world.journal.calls.slice(before).map(({ method }) => method)).toEqual([...reads, 'append', 'tail', 'append']);
  });
});

describe('a page that has not seen who was first', () => {
  it('is told that it was delivered in another tab', async () => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    const stale = await openPage(world, '11');
    await deliver(world, await openPage(world, '11'), grant);
    expect(await deliver(world, stale, grant)).toEqual({ ok: true, value: { isAgain: true } });
    expect(handOversIn(world)).toEqual(['deliver']);
  });

  it('is told that it was revoked, though it was taken back since', async () => {
    const world = await anApprovedWorld();
    const grant = grantIn(world);
    const stale = await openPage(world, '21');
    await ran(world, takeBack(await openPage(world, '22'), grant));
    expect(world.live()).toEqual([]);
    expect(await ran(world, revokeGrant(stale.ports, grant, stale.terms))).toEqual({ ok: true, value: undefined });
    expect(handOversIn(world)).toEqual(['revoke']);
  });

  it('goes by what leads decided: what an agent revoked it delivers, and asks about nobody else', async () => {
    const world = await anApprovedWorld();
    world.journal.plant({ kind: 'reverse', momentId: 'another', createdById: '99' });
    const directory = createFakeDirectory(LEADS);
    const stale = atWork(world, '11', { directory });
    await ran(world, stale.ports.reader.readTail());
    plantRevokedByAgent(world);
    expect(await deliver(world, stale, grantIn(world))).toEqual(DELIVERED);
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
    expect(directory.calls.flatMap(({ keys }) => keys)).not.toContain('99');
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
