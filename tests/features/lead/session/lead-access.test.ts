import { expect, it } from 'vitest';
import { LENA, aLeadCore, aLeadPage } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { leaveProof, proveLeadAccess } from '#features/lead/session/lead-access.ts';

/** In an account that has roles of its own. */
const LEAD = { ...LENA, hasFixedRoles: false };

it('a lead leaves once what proves to others that they may read, where roles can forbid it', async () => {
  const world = aWorld();
  await leaveProof(aLeadCore(world, { agent: LEAD }));
  await leaveProof(aLeadCore(world, { agent: LEAD }));
  expect(world.journal.entries).toMatchObject([{ kind: 'limits', momentId: 'access:1', createdById: '91' }]);
});

it('nothing is left or asked for where Zendesk fixes what roles may do', async () => {
  const world = aWorld();
  await leaveProof(aLeadCore(world, { agent: { ...LEAD, hasFixedRoles: true } }));
  expect([world.journal.entries, world.journal.calls]).toEqual([[], []]);
  await leaveProof(aLeadCore(world, { agent: { ...LEAD, hasFixedRoles: true, roleId: '4711' } }));
  expect(world.journal.entries).toHaveLength(1);
});

it('a proof is left once the page is open', async () => {
  const world = aWorld();
  const { session } = aLeadPage(world, { agent: LEAD });
  session.start();
  await world.time.run();
  await expect.poll(() => world.journal.entries.map(({ momentId }) => momentId)).toEqual(['access:1']);
});

it('a lead who is shown nothing that others wrote lets nothing through, and one who is does', async () => {
  const world = aWorld();
  world.journal.plant({ kind: 'post', momentId: 'm', createdById: '12' });
  const core = aLeadCore(world, { agent: LEAD });
  world.journal.access.set('91', { read: 'own', create: true });
  await core.snapshot().ledgerReader.readTail();
  expect(await proveLeadAccess(core)).toMatchObject({ ok: false, error: { kind: 'others_hidden' } });
  world.journal.access.clear();
  await core.snapshot().ledgerReader.readTail();
  expect(await proveLeadAccess(core)).toMatchObject({ ok: true });
});
