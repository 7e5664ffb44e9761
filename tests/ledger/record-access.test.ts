import { describe, expect, it } from 'vitest';
import { aLedgerTail } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { type LoadProof, type RecordAccess, createRecordAccess } from '#ledger/record-access.ts';
import type { AccessMemory } from '#ports/access-memory.ts';
import { createFakeAccessMemory } from '../fakes/fake-access-memory.ts';
import { type FakeDirectory, createFakeDirectory } from '../fakes/fake-directory.ts';

const AGENT = '11';
const ROLE = '4711';

interface Opened {
  readonly access: RecordAccess;
  readonly memory: AccessMemory;
  readonly requests: () => readonly string[];
}

/** A page of somebody, with the newest page of the journal read. */
async function opened(
  world: World,
  {
    memory = createFakeAccessMemory(),
    directory = createFakeDirectory(),
    loadProof,
    ...who
  }: {
    readonly memory?: AccessMemory;
    readonly directory?: FakeDirectory;
    readonly loadProof?: LoadProof;
    readonly id?: string;
    readonly roleId?: string | null;
    readonly isAdmin?: boolean;
    readonly hasFixedRoles?: boolean;
  } = {},
): Promise<Opened> {
  const { id = AGENT, roleId = null, isAdmin = false, hasFixedRoles = false } = who;
  const ports = { journal: world.journal.as(id), runtime: world.runtime() };
  const reader = aLedgerTail(ports, { agentId: id });
  await reader.readTail();
  const before = world.journal.calls.length;
  const access = createRecordAccess(
    { ...ports, reader, directory, accessMemory: memory },
    { id, name: 'Somebody', isAdmin, roleId, hasFixedRoles, currency: 'EUR' },
    loadProof,
  );
  return {
    access,
    memory,
    requests: () => [...world.journal.calls.slice(before), ...directory.calls].map(({ method }) => method),
  };
}

function gave(world: World, agentId: string, momentId = `of-${agentId}`): void {
  world.journal.plant({ kind: 'reserve', momentId, agentId, createdById: agentId });
}

/** What a lead's page leaves. */
function stamped(world: World, byId: string, key = 'access:1'): void {
  world.journal.plant({ kind: 'limits', momentId: key, agentId: byId, createdById: byId, currency: 'EUR' }, key);
}

/** For a page that needs nothing of it. */
const loadProof = (): Promise<never> => Promise.reject(new Error('This page finds out nothing.'));

const HIDDEN = { ok: false, error: { kind: 'others_hidden', what: 'journal' } };

describe('that somebody is shown what others wrote', () => {
  it('is proved without a request where the newest page shows an entry of another', async () => {
    const world = aWorld();
    gave(world, '12');
    const memory = createFakeAccessMemory();
    for (const who of [{}, { isAdmin: true }, { isAdmin: true, roleId: ROLE }, { roleId: ROLE, memory }]) {
      memory.save(AGENT, { seesOthersAtMs: null, mayWrite: { isAllowed: true, atMs: world.time.nowMs() } });
      const { access, requests } = await opened(world, { ...who, loadProof });
      expect(await access.prove()).toMatchObject({ ok: true });
      expect(requests()).toEqual([]);
    }
  });

  it('is asked anew where it is remembered of a time that has not come, as once a clock was set back', async () => {
    const world = aWorld();
    stamped(world, '90');
    const memory = createFakeAccessMemory();
    memory.save(AGENT, { seesOthersAtMs: world.time.nowMs() + 1, mayWrite: null });
    for (let n = 0; n < 101; n += 1) gave(world, AGENT, `own-${n}`);
    const { access, requests } = await opened(world, { memory });
    expect(await access.prove()).toMatchObject({ ok: true });
    expect(requests()).toEqual(['byExternalIds']);
  });

  it('is proved by the entry that a lead left where the page shows only their own, with one request, and for twelve hours', async () => {
    const world = aWorld();
    stamped(world, '90');
    for (let n = 0; n < 101; n += 1) gave(world, AGENT, `own-${n}`);
    const memory = createFakeAccessMemory();
    const first = await opened(world, { memory });
    expect(await first.access.prove()).toMatchObject({ ok: true });
    expect(first.requests()).toEqual(['byExternalIds']);
    for (const { afterMs, asked } of [
      { afterMs: 12 * HOUR_MS - 1, asked: [] },
      { afterMs: 1, asked: ['byExternalIds'] },
    ]) {
      world.time.pass(afterMs);
      const later = await opened(world, { memory });
      expect(await later.access.prove()).toMatchObject({ ok: true });
      expect(later.requests()).toEqual(asked);
    }
  });

  it('is not proved where an access rule hides the others, whatever a lead left', async () => {
    const world = aWorld();
    stamped(world, '90');
    gave(world, '12');
    gave(world, AGENT);
    world.journal.access.set(AGENT, { read: 'own', create: true });
    const { access } = await opened(world);
    expect(await access.prove()).toEqual(HIDDEN);
  });

  it('is not proved by an empty journal, nor by what they left themselves: by the second that another lead left it is', async () => {
    const world = aWorld();
    expect(await (await opened(world)).access.prove()).toEqual(HIDDEN);
    stamped(world, AGENT);
    expect(await (await opened(world)).access.prove()).toEqual(HIDDEN);
    stamped(world, '90', 'access:2');
    expect(await (await opened(world)).access.prove()).toMatchObject({ ok: true });
  });

  it('is not known where what finds it out cannot be loaded, which is a script of ours that did not load', async () => {
    const world = aWorld();
    const ports = { journal: world.journal.as(AGENT), runtime: world.runtime() };
    const access = createRecordAccess(
      { ...ports, reader: aLedgerTail(ports), directory: createFakeDirectory(), accessMemory: createFakeAccessMemory() },
      { id: AGENT, name: 'Somebody', isAdmin: false, roleId: null, hasFixedRoles: false, currency: 'EUR' },
      () => Promise.reject(new Error('gone')),
    );
    expect(await access.prove()).toEqual({ ok: false, error: { kind: 'chunk', cause: new Error('gone') } });
  });

  it('is not known where the key cannot be read, and that is the fault', async () => {
    const world = aWorld();
    const page = await opened(world);
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'read' });
    expect(await page.access.prove()).toMatchObject({ ok: false, error: { kind: 'refused_by_role' } });
  });

  it('needs no proof where the plan knows only the roles that Zendesk fixes, but of whoever is in another all the same', async () => {
    const world = aWorld();
    for (const isAdmin of [false, true]) {
      const { access, requests } = await opened(world, { hasFixedRoles: true, isAdmin });
      expect(await access.prove()).toMatchObject({ ok: true });
      expect(requests()).toEqual([]);
    }
    expect(await (await opened(world, { hasFixedRoles: true, roleId: ROLE })).access.prove()).toEqual(HIDDEN);
  });

  it('is not what whoever may only look is told first', async () => {
    const directory = createFakeDirectory();
    directory.mayWrite.set(ROLE, false);
    const { access } = await opened(aWorld(), { directory, roleId: ROLE });
    expect(await access.prove()).toEqual({ ok: false, error: { kind: 'refused_by_role', what: 'journal', action: 'create' } });
  });

  it('needs no proof of an admin, who leaves one for the others where the journal holds none', async () => {
    const world = aWorld();
    const memory = createFakeAccessMemory();
    const admin = { id: '90', isAdmin: true, memory };
    expect(await (await opened(world, admin)).access.prove()).toMatchObject({ ok: true });
    expect(world.journal.entries).toMatchObject([{ kind: 'limits', momentId: 'access:1', createdById: '90', currency: 'EUR' }]);
    expect(memory.load('90')).toEqual({ seesOthersAtMs: world.time.nowMs(), mayWrite: null });
    const again = await opened(world, { ...admin, memory: createFakeAccessMemory() });
    expect(await again.access.prove()).toMatchObject({ ok: true });
    expect(again.requests()).toEqual([]);
    expect(world.journal.entries).toHaveLength(1);
    expect(await (await opened(world)).access.prove()).toMatchObject({ ok: true });
  });

  it('is left by an admin who has given something, which proves it to nobody who may read only that', async () => {
    const world = aWorld();
    gave(world, '90');
    await (await opened(world, { id: '90', isAdmin: true })).access.prove();
    expect(world.journal.entries.map(({ momentId }) => momentId)).toEqual(['of-90', 'access:1']);
  });

  it('is left by no admin where the journal is longer than a page: of that somebody has written a part', async () => {
    const world = aWorld();
    for (let n = 0; n < 101; n += 1) gave(world, '90', `own-${n}`);
    const { access, requests } = await opened(world, { id: '90', isAdmin: true, loadProof });
    expect(await access.prove()).toMatchObject({ ok: true });
    expect(requests()).toEqual([]);
  });

  it("is not an admin's fault where the proof cannot be left, and the next page leaves it", async () => {
    const world = aWorld();
    const memory = createFakeAccessMemory();
    const page = await opened(world, { id: '90', isAdmin: true, memory });
    world.journal.faults.errorBefore = () => ({ kind: 'too_large', what: 'journal' });
    expect(await page.access.prove()).toMatchObject({ ok: true });
    expect(world.journal.entries).toEqual([]);
    world.journal.faults.errorBefore = null;
    await (await opened(world, { id: '90', isAdmin: true, memory })).access.prove();
    expect(world.journal.entries).toHaveLength(1);
  });
});

describe('whether somebody may write', () => {
  it('is assumed of the roles that Zendesk makes, and asked of those that an account makes, once in twelve hours', async () => {
    const world = aWorld();
    gave(world, '12');
    const directory = createFakeDirectory();
    directory.mayWrite.set(ROLE, false);
    const plain = await opened(world, { directory });
    await plain.access.prove();
    expect([plain.access.mayWrite(), plain.requests()]).toEqual([true, []]);
    const memory = createFakeAccessMemory();
    for (const asked of [1, 1]) {
      const page = await opened(world, { directory, memory, roleId: ROLE });
      await page.access.prove();
      expect([page.access.mayWrite(), directory.calls.length]).toEqual([false, asked]);
    }
    world.time.pass(12 * HOUR_MS);
    directory.mayWrite.set(ROLE, true);
    const later = await opened(world, { directory, memory, roleId: ROLE });
    await later.access.prove();
    expect([later.access.mayWrite(), directory.calls.length]).toEqual([true, 2]);
  });

  it('is left open where the role says nothing of it, or cannot be read', async () => {
    const world = aWorld();
    gave(world, '12');
    const directory = createFakeDirectory();
    const page = await opened(world, { directory, roleId: ROLE });
    expect(await page.access.prove()).toMatchObject({ ok: true });
    expect([page.access.mayWrite(), directory.calls.length]).toEqual([true, 1]);
    await page.access.prove();
    expect(directory.calls).toHaveLength(1);
    for (const [error, asked] of [
      [{ kind: 'refused_by_role', what: 'users', action: 'read' }, 1],
      [{ kind: 'unreachable', what: 'users' }, 2],
    ] as const) {
      const failing = createFakeDirectory();
      failing.faults.errorBefore = () => error;
      const other = await opened(world, { directory: failing, roleId: ROLE });
      const proofs = Promise.all([other.access.prove(), world.time.run()]);
      expect((await proofs)[0]).toMatchObject({ ok: true });
      const before = failing.calls.length;
      await Promise.all([other.access.prove(), world.time.run()]);
      expect([other.access.mayWrite(), failing.calls.length > before]).toEqual([true, asked === 2]);
    }
  });

  it('is asked of a role once, also where nothing proves that its people are shown what others wrote', async () => {
    const world = aWorld();
    stamped(world, '90', 'access:2');
    for (let n = 0; n < 101; n += 1) gave(world, AGENT, `own-${n}`);
    const memory = createFakeAccessMemory();
    memory.save(AGENT, { seesOthersAtMs: null, mayWrite: { isAllowed: true, atMs: world.time.nowMs() } });
    const { access, requests } = await opened(world, { memory, roleId: ROLE });
    expect(await access.prove()).toMatchObject({ ok: true });
    expect(requests()).toEqual(['byExternalIds']);
  });

  it('is remembered as allowed of a role of which nothing is said', async () => {
    const world = aWorld();
    gave(world, '12');
    const { access, memory } = await opened(world, { roleId: ROLE });
    await access.prove();
    expect(memory.load(AGENT)).toEqual({ seesOthersAtMs: null, mayWrite: { isAllowed: true, atMs: world.time.nowMs() } });
  });

  it('is known once Zendesk has refused it, until it is forgotten or twelve hours are over', async () => {
    const world = aWorld();
    const memory = createFakeAccessMemory();
    const { access } = await opened(world, { memory });
    access.noteRefusal();
    expect(access.mayWrite()).toBe(false);
    expect((await opened(world, { memory })).access.mayWrite()).toBe(false);
    world.time.pass(12 * HOUR_MS - 1);
    expect(access.mayWrite()).toBe(false);
    world.time.pass(1);
    expect(access.mayWrite()).toBe(true);
    access.noteRefusal();
    access.forget();
    expect(access.mayWrite()).toBe(true);
  });

  it('is no question of an admin', async () => {
    const { access } = await opened(aWorld(), { id: '90', isAdmin: true, roleId: ROLE });
    access.noteRefusal();
    expect(access.mayWrite()).toBe(true);
  });
});
