import type { SignedInAgent } from '#ports/workspace.ts';

export function anAgent(overrides: Partial<SignedInAgent> = {}): SignedInAgent {
  return {
    id: '11',
    name: 'Ben Sample',
    isAdmin: false,
    roleId: null,
    hasFixedRoles: true,
    groups: ['Support'],
    locale: 'en-GB',
    ...overrides,
  };
}
