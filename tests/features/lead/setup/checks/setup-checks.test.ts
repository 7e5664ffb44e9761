import { expect, it } from 'vitest';
import { SETUP_CHECKS } from '#features/lead/setup/checks/setup-checks.ts';

it('checks the settings and the fields first, the group before the trigger that mails it, and each thing once', () => {
  const ids = SETUP_CHECKS.map(({ id }) => id);
  expect(ids).toEqual(['settings', 'fields', 'leads_group', 'leads_trigger', 'permissions', 'seen_by_agents', 'value_source', 'providers']);
  expect(new Set(ids).size).toBe(ids.length);
});
