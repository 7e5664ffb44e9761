import { describe, expect, it } from 'vitest';
import { LENA } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { byRole } from '../../ui/rendered.tsx';
import { opened } from './opened-lead-page.tsx';

describe('a group of leads that is not there', () => {
  const admin = { ...LENA, isAdmin: true };

  it.each([
    ['is missing', [], 'the group “Team leads” in the settings does not exist in this account'],
    ['is empty', [{ id: '7', name: 'Team leads', hasMembers: false }], 'the group “Team leads” has no members'],
  ] as const)(
    'is said to an admin on every tab where it %s, with the way to Setup, which says it itself',
    async (_what, groups, sentence) => {
      const world = aWorld();
      world.groups.present.splice(0, 1, ...groups);
      const { screen, press } = await opened(world, { agent: admin });
      expect(screen.textContent).toContain(`Agents cannot ask a lead: ${sentence}`);
      await press('tab', 'Budget');
      expect(screen.textContent).toContain(`Agents cannot ask a lead: ${sentence}`);
      await press('button', 'Open Setup');
      expect(screen.textContent).not.toContain(`Agents cannot ask a lead: ${sentence}`);
      expect(byRole(screen, 'region', 'Lead group').textContent).toContain('Needs attention');
      world.groups.present.splice(0, world.groups.present.length, { id: '7', name: 'Team leads', hasMembers: true });
      await press('tab', 'Requests');
      expect(screen.textContent).not.toContain('Agents cannot ask a lead');
    },
  );

  it('is no concern of a lead, and costs them no request', async () => {
    const world = aWorld();
    world.groups.present.length = 0;
    const { screen } = await opened(world);
    expect(screen.textContent).not.toContain('Agents cannot ask a lead');
    expect(world.groups.calls).toEqual([]);
  });

  it('is not claimed where the groups could not be read', async () => {
    const world = aWorld();
    world.groups.faults.errorBefore = () => DOWN;
    const { screen } = await opened(world, { agent: admin });
    expect(screen.textContent).not.toContain('Agents cannot ask a lead');
  });
});

describe('the tab of the setup', () => {
  it('has the trigger created with one click, and says so aloud', async () => {
    const world = aWorld();
    const { screen, press, triggers } = await opened(world, { agent: { ...LENA, isAdmin: true } });
    await press('tab', 'Setup');
    await press('button', 'Create the trigger');
    expect(byRole(screen, 'region', 'E-mail to leads').textContent).toContain('In order');
    expect(screen.querySelector('output')?.textContent).toContain('Done: Create the trigger.');
    expect(triggers.present).toHaveLength(1);
  });
});
