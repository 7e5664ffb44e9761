import type { ParsedSettings } from '#ports/settings.ts';
import type { SignedInAgent } from '#ports/workspace.ts';

/** What somebody is on the leads' page. */
export type LeadRole = 'agent' | 'lead' | 'admin';

/** An admin is whoever Zendesk calls one; a lead is a member of the leads' group. */
export function roleOf({ agent, settings }: { readonly agent: SignedInAgent; readonly settings: ParsedSettings }): LeadRole {
  if (agent.isAdmin) return 'admin';
  return agent.groups.includes(settings.settings.leadsGroup) ? 'lead' : 'agent';
}
