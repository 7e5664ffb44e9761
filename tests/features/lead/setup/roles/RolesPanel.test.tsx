import { expect, it } from 'vitest';
import { RolesPanel } from '#features/lead/setup/roles/RolesPanel.tsx';
import { LEAD_ROLES, PERMISSIONS, may } from '#features/lead/session/role.ts';
import { around } from '../../../../ui/around.tsx';
import { byRole, rendered } from '../../../../ui/rendered.tsx';

it('shows who may do what exactly as the table decides it, a row each and each under its own words', async () => {
  const screen = await rendered(around(<RolesPanel />));
  const table = byRole(screen, 'table', 'Who may do what');
  expect([...table.querySelectorAll('thead th')].map(({ textContent }) => textContent)).toEqual(['What', 'Agents', 'Leads', 'Admins']);
  const rows = [...table.querySelectorAll('tbody tr')];
  expect(new Set(rows.map((row) => row.querySelector('th')?.textContent)).size).toBe(PERMISSIONS.length);
  const cells = rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent === 'Yes'));
  expect(cells).toEqual(PERMISSIONS.map((permission) => LEAD_ROLES.map((role) => may(role, permission))));
  expect(rows.find((row) => row.textContent.startsWith('Answer requests'))?.textContent).toBe('Answer requestsNoYesYes');
});
