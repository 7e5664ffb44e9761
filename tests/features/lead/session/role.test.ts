import { describe, expect, it } from 'vitest';
import { LENA } from '#builders/a-lead-page.ts';
import { anAgent } from '#builders/an-agent.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { LEAD_ROLES, type LeadRole, PERMISSIONS, type Permission, may, roleOf } from '#features/lead/session/role.ts';

describe('a role', () => {
  const settings = parsedSettings({ leadsGroup: 'Team leads' });

  it("is that of a lead for a member of the leads' group", () => {
    expect(roleOf({ agent: LENA, settings })).toBe('lead');
  });

  it('is that of a lead for a member of the group that the setting names by its number', () => {
    const byNumber = parsedSettings({ leadsGroup: '360000000102' });
    expect(roleOf({ agent: anAgent({ groups: ['Team leads', '360000000102'] }), settings: byNumber })).toBe('lead');
    expect(roleOf({ agent: anAgent({ groups: ['Support', '360000000101'] }), settings: byNumber })).toBe('agent');
  });

  it('is that of an admin for whoever is one, in the group or not', () => {
    expect(roleOf({ agent: anAgent({ isAdmin: true, groups: [] }), settings })).toBe('admin');
    expect(roleOf({ agent: { ...LENA, isAdmin: true }, settings })).toBe('admin');
  });

  it('is that of an agent for everybody else, also in a group with nearly that name', () => {
    expect(roleOf({ agent: anAgent({ groups: ['team leads', 'Support'] }), settings })).toBe('agent');
  });
});

describe('what a role may see and do', () => {
  const everybody = ['agent', 'lead', 'admin'] as const;
  const leads = ['lead', 'admin'] as const;
  const rows: readonly (readonly [Permission, readonly LeadRole[]])[] = [
    ['line_up', everybody],
    ['moments', everybody],
    ['requests', leads],
    ['budget', leads],
    ['budget_own', everybody],
    ['insights', leads],
    ['limits', leads],
    ['setup', ['admin']],
    ['decide', leads],
    ['correct', leads],
    ['feature', leads],
    ['hold_line_up', leads],
    ['thank', everybody],
    ['log', everybody],
    ['export', ['admin']],
    ['export_moments', leads],
    ['see_workings', ['admin']],
    ['reconcile', leads],
    ['set_limits', leads],
  ];

  it.each(rows)('%s: %j', (permission, roles) => {
    expect(everybody.filter((role) => may(role, permission))).toEqual(roles);
  });

  it('is listed whole, and for each role', () => {
    expect(PERMISSIONS).toEqual(rows.map(([permission]) => permission));
    expect(LEAD_ROLES).toEqual(everybody);
  });
});
