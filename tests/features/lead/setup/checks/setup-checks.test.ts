import { expect, it } from 'vitest';
import { SETUP_CHECKS } from '#features/lead/setup/checks/setup-checks.ts';

it('checks the fields first, the group before the trigger that mails it, and each thing once', () => {
  const ids = SETUP_CHECKS.map(({ id }) => id);
  expect(ids).toEqual(['fields', 'leads_group', 'leads_trigger', 'permissions', 'providers']);
  expect(new Set(ids).size).toBe(ids.length);
});
