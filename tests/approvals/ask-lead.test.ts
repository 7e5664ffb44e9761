import { expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { atWork, aRequest, linesOf, ran, stored } from '#builders/a-request.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { askLead, replyToLead, withdrawRequest, wordsError } from '#approvals/ask-lead.ts';
import { createFakeWorkspace } from '../fakes/fake-workspace.ts';

it.each([
  ['', 'missing_text'],
  ['  ', 'missing_text'],
  ['a'.repeat(450), null],
  ['a'.repeat(451), 'too_long'],
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
