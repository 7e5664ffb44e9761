import { expect, it } from 'vitest';
import { SETUP_CHECKS } from '#features/lead/setup/checks/setup-checks.ts';

it('checks the group before the trigger that mails it, and each thing once', () => {
  const ids = SETUP_CHECKS.map(({ id }) => id);
  expect(ids.slice(0, 2)).toEqual(['leads_group', 'leads_trigger']);
  expect(new Set(ids).size).toBe(ids.length);
});
