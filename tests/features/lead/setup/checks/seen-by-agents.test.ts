import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { hoursBefore } from '#builders/clock.ts';
import { seenByAgentsCheck } from '#features/lead/setup/checks/seen-by-agents.ts';
import { readJournal } from '#features/lead/setup/checks/read-journal.ts';
import { fail, ok } from '#domain/shared/result.ts';
import { sentences } from '../../../../ui/english.ts';

const NO_GROUPS = () => Promise.resolve(ok([]));

async function found(world: World) {
  const core = aLeadCore(world, { agent: { ...LENA, isAdmin: true }, leadIds: ['92'] });
  const finding = await seenByAgentsCheck.look(core, { leadsGroups: NO_GROUPS, journal: () => readJournal(core) });
  if (finding.state === 'unread') return finding;
  return { state: finding.state, said: finding.say(sentences), lines: 'list' in finding ? finding.list(sentences) : [] };
}

describe('what is seen from an agent’s page', () => {
  it('is not yet known where only leads have written, with what would show it', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'limits', momentId: 'limits-1', createdById: '92', createdAtMs: hoursBefore(2) });
    const { state, said, lines } = (await found(world)) as { state: string; said: string; lines: readonly string[] };
    expect(state).toBe('not_yet');
    expect(said).toContain('Open a ticket as an agent');
    expect(lines).toEqual([
      expect.stringContaining('create entries is not yet known'),
      expect.stringContaining('read others’ entries is not yet known'),
    ]);
  });

  it('is in part known where an agent has written, and whole where one counted what somebody else wrote', async () => {
    const world = aWorld();
    const { id } = world.journal.plant({ kind: 'limits', momentId: 'limits-1', createdById: '92', createdAtMs: hoursBefore(3) });
    world.journal.plant({
      kind: 'reserve',
      momentId: 'm-1',
      createdById: '11',
      createdAtMs: hoursBefore(2),
      detail: { agentName: 'Ben Sample' },
    });
    expect(await found(world)).toMatchObject({
      state: 'not_yet',
      lines: [expect.stringMatching(/^Agents can create entries: Ben Sample did, /), expect.stringContaining('is not yet known')],
    });
    const total = { upToId: id, monthMinor: 0, timeZone: 'UTC' };
    world.journal.plant({
      kind: 'post',
      momentId: 'm-1',
      createdById: '11',
      createdAtMs: hoursBefore(1),
      detail: { agentName: 'Ben Sample', total },
    });
    expect(await found(world)).toMatchObject({
      state: 'fine',
      said: expect.stringMatching(
        /Agents can create entries: .* Agents can read others’ entries: Ben Sample’s page had read someone else’s, /,
      ),
    });
  });

  it('is not said where the journal cannot be read', async () => {
    const core = aLeadCore(aWorld(), { agent: { ...LENA, isAdmin: true } });
    const readings = { leadsGroups: NO_GROUPS, journal: () => Promise.resolve(fail(DOWN)) };
    expect(await seenByAgentsCheck.look(core, readings)).toEqual({ state: 'unread', error: DOWN });
  });
});
