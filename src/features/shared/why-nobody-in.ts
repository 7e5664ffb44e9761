import type { AgentGroup } from '#ports/agent-groups.ts';

/** Why nobody can be asked who is in a group: `missing` the account has none of that name, `empty` nobody is in it; null where somebody is. */
export function whyNobodyIn(group: AgentGroup | null): 'missing' | 'empty' | null {
  if (group === null) return 'missing';
  return group.hasMembers ? null : 'empty';
}
