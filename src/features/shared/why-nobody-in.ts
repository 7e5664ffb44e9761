import type { AgentGroup } from '#ports/agent-groups.ts';

/** Why nobody can be asked who is in one of these groups: `missing` there is none of them, `empty` nobody is in any; null where somebody is. */
export function whyNobodyIn(groups: readonly AgentGroup[]): 'missing' | 'empty' | null {
  if (groups.length === 0) return 'missing';
  return groups.some(({ hasMembers }) => hasMembers) ? null : 'empty';
}
