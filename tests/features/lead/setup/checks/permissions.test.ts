import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { permissionsCheck } from '#features/lead/setup/checks/permissions.ts';
import type { SetupFinding } from '#features/lead/setup/checks/setup-check.ts';
import type { AccountPermissions, RolePermissions } from '#ports/record-permissions.ts';
import { sentences } from '../../../../ui/english.ts';

const ALL = { read: 'all', create: 'all', update: 'all' } as const;

function staff(over: Partial<RolePermissions> = {}): RolePermissions {
  return { role: 'Staff', of: 'journal', may: ALL, ...over };
}

function opened(present: Partial<AccountPermissions> = {}, hasFixedRoles = false) {
  const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true, hasFixedRoles } });
  page.permissions.present = { roles: [], openToEndUsers: [], ...present };
  return { ...page, look: () => permissionsCheck.look(page.session.core) };
}

const said = (finding: SetupFinding): string => (finding.state === 'unread' ? '' : finding.say(sentences));
const listed = (finding: SetupFinding): readonly string[] => (finding.state === 'wrong' ? (finding.list?.(sentences) ?? []) : []);

describe('the check of what roles may do', () => {
  it('finds roles in order that may view and add entries, and view, add and edit moments', async () => {
    const mayNotEditEntries = staff({ may: { ...ALL, update: 'none' } });
    const finding = await opened({ roles: [mayNotEditEntries, staff({ of: 'moments' }), staff({ role: 'Team lead' })] }).look();
    expect(finding.state).toBe('fine');
    expect(said(finding)).toBe('These roles may do everything that giving needs: Staff and Team lead.');
  });

  it.each<[missing: string, role: RolePermissions, line: string]>([
    ['may not view entries', staff({ may: { ...ALL, read: 'none' } }), 'Staff, on “Moment entry”. Missing: View.'],
    ['may not add entries', staff({ may: { ...ALL, create: 'none' } }), 'Staff, on “Moment entry”. Missing: Add.'],
    ['may not edit moments', staff({ of: 'moments', may: { ...ALL, update: 'none' } }), 'Staff, on “Service moment”. Missing: Edit.'],
    [
      'may nothing with moments',
      staff({ of: 'moments', may: { read: 'none', create: 'none', update: 'none' } }),
      'Staff, on “Service moment”. Missing: View, Add, and Edit.',
    ],
    [
      'sees entries through an access rule',
      staff({ may: { ...ALL, read: 'some' } }),
      'Staff, on “Moment entry”. Narrowed by an access rule: View. Choose all records there, without a rule.',
    ],
  ])('names a role that %s, by the words of Admin Center, with the way there', async (_missing, role, line) => {
    const finding = await opened({ roles: [staff({ role: 'Team lead' }), role] }).look();
    expect(finding).toMatchObject({ state: 'wrong', mend: null });
    expect(listed(finding)).toEqual([line]);
    expect(said(finding)).toContain(
      'in Admin Center under Objects and rules, Custom objects, Objects: choose the object, then Permissions.',
    );
  });

  it('names both where some is missing and some narrowed', async () => {
    const finding = await opened({ roles: [staff({ may: { read: 'some', create: 'none', update: 'none' } })] }).look();
    expect(listed(finding)).toEqual([
      'Staff, on “Moment entry”. Missing: Add.',
      'Staff, on “Moment entry”. Narrowed by an access rule: View. Choose all records there, without a rule.',
    ]);
  });

  it('goes from role to role', async () => {
    const none = { read: 'all', create: 'none', update: 'none' } as const;
    const roles = (['journal', 'moments'] as const).flatMap((owner) =>
      ['Staff', 'Team lead'].map((role) => ({ role, of: owner, may: none })),
    );
    const lines = listed(await opened({ roles }).look());
    expect(lines.map((line) => /^[\w ]+?(?=, on )/.exec(line)?.[0])).toEqual(['Staff', 'Staff', 'Team lead', 'Team lead']);
  });

  it('says what is open to end users', async () => {
    const finding = await opened({ roles: [staff()], openToEndUsers: ['journal'] }).look();
    expect(listed(finding)).toEqual(['“Moment entry” is open to end users. The app does not need that: remove their access there.']);
  });

  it('asks nothing where the plan fixes what roles may do, and says what that is', async () => {
    const { look, permissions } = opened({}, true);
    const finding = await look();
    expect(finding.state).toBe('fine');
    expect(said(finding)).toContain('admins and agents may do everything, light agents and contributors may only view');
    expect(permissions.calls).toEqual([]);
  });

  it('says what to look at by hand where Zendesk names no role', async () => {
    const finding = await opened().look();
    expect(finding.state).toBe('wrong');
    expect(said(finding)).toMatch(/Zendesk lists no roles here.* View and Add for all records of Moment entry/u);
  });

  it('says that too where Zendesk does not let the app read it, with why', async () => {
    const { look, permissions } = opened();
    permissions.faults.errorBefore = () => DOWN;
    const finding = await look();
    expect(finding).toMatchObject({ state: 'unread', error: DOWN });
    expect(finding.state === 'unread' && finding.byHand?.(sentences)).toContain('on the Permissions tab of each object');
  });

  it('is called by its title', () => {
    expect(permissionsCheck.title(sentences)).toBe('Permissions');
  });
});
