import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { LEADS, atWork, aRequest, linesOf, ran, stored } from '#builders/a-request.ts';
import { DOWN } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { askLead, replyToLead, withdrawRequest, wordsError } from '#approvals/ask-lead.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';

it.each([
  ['', 'missing_text'],
  ['  ', 'missing_text'],
  ['a'.repeat(450), null],
  ['a'.repeat(451), 'too_long'],
  [` ${'a'.repeat(450)} `, null],
] as const)('of the words %j it says %j', (text, error) => {
  expect(wordsError(text)).toBe(error);
});

it('asking keeps the moment once though answers are lost, and stands though the tag cannot be set', async () => {
  const world = aWorld();
  const { ports, terms } = atWork(world, '11');
  const workspace = createFakeWorkspace(aTicket());
  workspace.failWith = () => ({ kind: 'refused', what: 'addTag' });
  let lost = 0;
  world.moments.faults.loseReply = ({ method }) => method === 'create' && (lost += 1) === 1;
  const asked = await ran(world, askLead({ ...ports, workspace }, aDraft(), { momentId: 'asked-1', text: ' Why not? ' }, terms));
  expect(asked).toMatchObject({ ok: true, value: { moment: { id: 'asked-1', status: 'asked' }, createdById: '11' } });
  expect(linesOf(world)).toEqual([['asked', '11', 'Why not?']]);
  expect(world.moments.calls.filter(({ method }) => method === 'create')).toHaveLength(1);
  expect(world.journal.entries).toEqual([]);
});

async function ask(world: World): Promise<{ readonly asked: Awaited<ReturnType<typeof askLead>>; readonly workspace: FakeWorkspace }> {
  const { ports, terms } = atWork(world, '11');
  const workspace = createFakeWorkspace(aTicket());
  const asking = askLead({ ...ports, workspace }, aDraft(), { momentId: 'asked-1', text: 'Why not?' }, terms);
  return { asked: await ran(world, asking), workspace };
}

/** Fails the first writing of the record, before it has any effect. */
function failFirst(world: World, fault: AppFault): void {
  let failed = 0;
  world.moments.faults.errorBefore = ({ method }) => (method === 'create' && (failed += 1) === 1 ? fault : null);
}

function methods(world: World): readonly string[] {
  return world.moments.calls.map(({ method }) => method);
}

describe('asking', () => {
  it('writes the record and looks for nothing, and gives it as it was written', async () => {
    const world = aWorld();
    const { asked, workspace } = await ask(world);
    const line = { kind: 'asked', byId: '11', byName: 'Lead 11', atMs: world.time.nowMs(), text: 'Why not?', amountMinor: 1500 };
    expect(asked).toMatchObject({ ok: true, value: { lines: [line], createdAtMs: line.atMs } });
    expect(methods(world)).toEqual(['create']);
    expect(workspace.tags).toEqual(['asked_a_lead']);
  });

  it('writes the record again where it is not found after an answer was lost', async () => {
    const world = aWorld();
    failFirst(world, DOWN);
    expect((await ask(world)).asked.ok).toBe(true);
    expect(methods(world)).toEqual(['create', 'find', 'create']);
    expect(linesOf(world)).toEqual([['asked', '11', 'Why not?']]);
  });

  it('looks for nothing where Zendesk has said that it wrote nothing', async () => {
    const world = aWorld();
    failFirst(world, { kind: 'rate_limited', what: 'moments', retryAfterMs: 1000 });
    expect((await ask(world)).asked.ok).toBe(true);
    expect(methods(world)).toEqual(['create', 'create']);
  });

  it('says why where the record cannot be written, and tags nothing', async () => {
    const world = aWorld();
    world.moments.faults.errorBefore = () => DOWN;
    const { asked, workspace } = await ask(world);
    expect(asked).toEqual({ ok: false, error: DOWN });
    expect(workspace.calls).toEqual([]);
  });
});

it('a reply is kept without the spaces around it, and a withdrawal says nothing', async () => {
  const world = aWorld({ leadIds: LEADS });
  await stored(world);
  const { ports, terms } = atWork(world, '11');
  await ran(world, replyToLead(ports, aRequest(), ' Three days. ', terms));
  await ran(world, withdrawRequest(ports, aRequest(), terms));
  expect(linesOf(world).slice(1)).toEqual([
    ['reply', '11', 'Three days.'],
    ['withdrawn', '11', ''],
  ]);
});

it('a reply comes after the question, and nothing can be said about a request that was withdrawn', async () => {
  const world = aWorld();
  await stored(world);
  const { ports, terms } = atWork(world, '11');
  expect(await ran(world, replyToLead(ports, aRequest(), 'Three days.', terms))).toMatchObject({ ok: true });
  expect(await ran(world, withdrawRequest(ports, aRequest(), terms))).toEqual({ ok: true, value: undefined });
  expect(linesOf(world).map(([kind]) => kind)).toEqual(['asked', 'reply', 'withdrawn']);
  expect(await ran(world, replyToLead(ports, aRequest(), 'Still there?', terms))).toMatchObject({
    error: { kind: 'already', what: 'withdrawn' },
  });
});
