import { describe, expect, it } from 'vitest';
import type { RequestTrigger } from '#ports/request-triggers.ts';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { leadsTriggerCheck } from '#features/lead/setup/checks/leads-trigger.ts';
import { readJournal } from '#features/lead/setup/checks/read-journal.ts';
import type { SetupFinding } from '#features/lead/setup/checks/setup-check.ts';
import { expectOk } from '../../../../contracts/expect-result.ts';
import { sentences } from '../../../../ui/english.ts';

const LEADS = '360000000102';
const right: RequestTrigger = { id: '1', title: 'Tell the leads', isActive: true, groupId: LEADS };

function opened(triggers: readonly RequestTrigger[]) {
  const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true } });
  page.triggers.present.push(...triggers);
  const { core } = page.session;
  const readings = { leadsGroups: () => core.ports.groups.find('Team leads'), journal: () => readJournal(core) };
  return { ...page, look: () => leadsTriggerCheck.look(core, readings) };
}

const said = (finding: SetupFinding): string => (finding.state === 'unread' ? '' : finding.say(sentences));
const button = (finding: SetupFinding): string | null => (finding.state === 'wrong' ? (finding.mend?.label(sentences) ?? null) : null);

describe('the check of the trigger that mails the leads', () => {
  it('finds one that mails the group of the setting in order', async () => {
    const finding = await opened([right]).look();
    expect(finding.state).toBe('fine');
    expect(said(finding)).toBe('The trigger “Tell the leads” e-mails the group Team leads about every request.');
  });

  it.each<[what: string, triggers: readonly RequestTrigger[], sentence: string, button: string]>([
    ['is missing', [], 'No trigger e-mails the leads about requests', 'Create the trigger'],
    ['is switched off', [{ ...right, isActive: false }], 'is switched off', 'Correct the trigger'],
    ['mails another group', [{ ...right, groupId: '7' }], 'e-mails a different group (number 7) from Team leads', 'Correct the trigger'],
    ['mails nobody', [{ ...right, groupId: null }], 'e-mails a different group (number –) from Team leads', 'Correct the trigger'],
  ])('says that it %s, and one click mends it', async (_what, triggers, sentence, label) => {
    const page = opened(triggers);
    const finding = await page.look();
    expect(said(finding)).toContain(sentence);
    expect(button(finding)).toBe(label);
    if (finding.state === 'wrong' && finding.mend !== null) expectOk(await finding.mend.run());
    expect(page.triggers.present).toMatchObject([{ isActive: true, groupId: LEADS }]);
    expect((await page.look()).state).toBe('fine');
  });

  it('leaves a trigger alone that tells another group beside the right one', async () => {
    expect((await opened([{ ...right, id: '2', groupId: '7' }, right]).look()).state).toBe('fine');
  });

  it('says that each request is told twice where two mail the group, and leaves the choice to the admin', async () => {
    const finding = await opened([right, { ...right, id: '2' }]).look();
    expect(said(finding)).toContain('2 triggers e-mail Team leads');
    expect(button(finding)).toBeNull();
  });

  it('waits for the group, which it would mail', async () => {
    const page = opened([]);
    page.groups.present.length = 0;
    const finding = await page.look();
    expect(said(finding)).toContain('The recipients are known once the lead group exists');
    expect(button(finding)).toBeNull();
  });

  it('mails neither of two groups by one name before it is known which of them leads', async () => {
    const page = opened([]);
    page.groups.present.push({ id: '370', name: 'Team leads', hasMembers: true });
    const finding = await page.look();
    expect(said(finding)).toContain('The recipients are known once one group alone is the lead group');
    expect(button(finding)).toBeNull();
  });

  it('claims nothing where groups or triggers could not be read', async () => {
    const page = opened([right]);
    page.triggers.faults.errorBefore = () => DOWN;
    expect(await page.look()).toEqual({ state: 'unread', error: DOWN });
    const other = opened([right]);
    other.groups.faults.errorBefore = () => DOWN;
    expect(await other.look()).toEqual({ state: 'unread', error: DOWN });
  });

  it('is called by its title', () => {
    expect(leadsTriggerCheck.title(sentences)).toBe('E-mail to leads');
  });
});
