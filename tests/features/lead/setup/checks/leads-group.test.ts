import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { leadsGroupCheck } from '#features/lead/setup/checks/leads-group.ts';
import { readJournal } from '#features/lead/setup/checks/read-journal.ts';
import type { SetupFinding } from '#features/lead/setup/checks/setup-check.ts';
import { sentences } from '../../../../ui/english.ts';

async function looked(prepare: (page: ReturnType<typeof aLeadPage>) => unknown, leadsGroup = 'Team leads'): Promise<SetupFinding> {
  const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true }, settings: parsedSettings({ leadsGroup }) });
  prepare(page);
  const { core } = page.session;
  return leadsGroupCheck.look(core, { leadsGroups: () => core.ports.groups.find(leadsGroup), journal: () => readJournal(core) });
}

const twin = ({ groups }: ReturnType<typeof aLeadPage>): unknown =>
  groups.present.push({ id: '370', name: 'Team leads', hasMembers: true });

const said = (finding: SetupFinding): string => (finding.state === 'unread' ? '' : finding.say(sentences));

describe("the check of the leads' group", () => {
  it.each(['Team leads', '360000000102'])('finds a group with members in order, named as %s', async (given) => {
    const finding = await looked(() => undefined, given);
    expect(finding.state).toBe('fine');
    expect(said(finding)).toContain('The group Team leads (number 360000000102) exists and has members');
  });

  it('says that the setting names no group, what follows from that, and where to change it', async () => {
    const finding = await looked(() => undefined, 'Leads');
    expect(finding).toMatchObject({ state: 'wrong', mend: null });
    expect(said(finding)).toContain('no group “Leads”. Only admins are leads, and agents cannot ask a lead. Enter the name');
  });

  it('says that nobody is in the group', async () => {
    const finding = await looked(({ groups }) => groups.present.splice(0, 1, { id: '7', name: 'Team leads', hasMembers: false }));
    expect(finding).toMatchObject({ state: 'wrong', mend: null });
    expect(said(finding)).toContain('The group Team leads (number 7) has no members');
  });

  it('says that several go by the name, with the numbers to choose from, and is in order once the setting holds one of those', async () => {
    const finding = await looked(twin);
    expect(finding).toMatchObject({ state: 'wrong', mend: null });
    expect(said(finding)).toContain('Several groups are called “Team leads” (numbers 360000000102 and 370)');
    expect((await looked(twin, '370')).state).toBe('fine');
  });

  it('claims nothing where the groups could not be read', async () => {
    const finding = await looked(({ groups }) => {
      groups.faults.errorBefore = () => DOWN;
    });
    expect(finding).toEqual({ state: 'unread', error: DOWN });
  });

  it('is called by its title', () => {
    expect(leadsGroupCheck.title(sentences)).toBe('Lead group');
  });
});
