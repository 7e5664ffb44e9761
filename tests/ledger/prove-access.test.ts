import { describe, expect, it } from 'vitest';
import { ABOUT_NO_TICKET, toldOf } from '#builders/about-no-ticket.ts';
import { aLedgerTail } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { stampAccess } from '#ledger/prove-access.ts';

/** A lead's page leaves its proof, as often as that is asked of it. Gives what it asked of the journal, each time. */
async function stampTimes(world: World, id: string, times: number, isRead = false): Promise<readonly (readonly string[])[]> {
  const ports = { journal: world.journal.as(id), runtime: world.runtime() };
  const reader = aLedgerTail(ports, { agentId: id });
  if (isRead) await reader.readTail();
  const asked: string[][] = [];
  for (let time = 0; time < times; time += 1) {
    const before = world.journal.calls.length;
    await stampAccess({ ...ports, reader }, { id, name: `Lead ${id}`, currency: 'EUR' });
    asked.push(world.journal.calls.slice(before).map(({ method }) => method));
  }
  return asked;
}

async function stamp(world: World, id: string, isRead = false): Promise<readonly string[]> {
  return (await stampTimes(world, id, 1, isRead)).flat();
}

describe('the entries that prove to everybody that they may read the journal', () => {
  it('are left by the first two leads, one each, and by nobody else', async () => {
    const world = aWorld();
    const asked = [];
    for (const id of ['90', '90', '91', '92', '91']) asked.push(await stamp(world, id));
    expect(world.journal.entries.map(({ momentId, createdById }) => [momentId, createdById])).toEqual([
      ['access:1', '90'],
      ['access:2', '91'],
    ]);
    expect(asked).toEqual([
      ['byExternalIds', 'append'],
      ['byExternalIds'],
      ['byExternalIds', 'append'],
      ['byExternalIds'],
      ['byExternalIds'],
    ]);
  });

  it('are not asked for where the newest page shows the own one', async () => {
    const world = aWorld();
    await stamp(world, '90');
    expect(await stamp(world, '90', true)).toEqual([]);
  });

  it('are asked for once by a page, which keeps what it has left and what it has found', async () => {
    const world = aWorld();
    const wrote = await stampTimes(world, '90', 2);
    const found = await stampTimes(world, '90', 2);
    expect([wrote, found]).toEqual([
      [['byExternalIds', 'append'], []],
      [['byExternalIds'], []],
    ]);
  });

  it('are left by a lead all the same who has given something, and where others have', async () => {
    const world = aWorld();
    for (const id of ['90', '12', '13']) world.journal.plant({ kind: 'reserve', momentId: `of-${id}`, createdById: id });
    expect(await stamp(world, '90', true)).toEqual(['byExternalIds', 'append']);
  });

  it('hold no money and mean nothing to any limit', async () => {
    const world = aWorld();
    await stamp(world, '90');
    expect(world.live()).toEqual([]);
    expect(world.journal.entries).toMatchObject([
      { kind: 'limits', amountMinor: 0, ticketId: '', customerId: '', detail: { agentName: 'Lead 90' } },
    ]);
    expect(toldOf(world, 'limits')).toMatchObject([{ ...ABOUT_NO_TICKET, agentId: '90' }]);
  });

  it('are left in the place that a lead does not see to be taken by nobody: the account keeps one', async () => {
    const world = aWorld();
    await stamp(world, '90');
    world.journal.access.set('91', { read: 'own', create: true });
    await stamp(world, '91');
    expect(world.journal.entries).toHaveLength(1);
  });
});
