import type { ParsedSettings } from '#ports/settings.ts';
import type { SignedInAgent } from '#ports/workspace.ts';

/** What somebody is on the leads' page. */
export type LeadRole = 'agent' | 'lead' | 'admin';

/** Everybody, from whoever may least. */
export const LEAD_ROLES: readonly LeadRole[] = ['agent', 'lead', 'admin'];
const EVERYBODY = LEAD_ROLES;
const LEADS: readonly LeadRole[] = ['lead', 'admin'];
const ADMINS: readonly LeadRole[] = ['admin'];

/**
 * Who sees and does what on the page. It spares people what is not theirs; what they may read or write in Zendesk is Zendesk's to
 * decide, and every entry counts by who wrote it.
 */
const ROLES = {
  line_up: EVERYBODY,
  moments: EVERYBODY,
  requests: LEADS,
  budget: LEADS,
  /** One's own part of the budget. */
  budget_own: EVERYBODY,
  insights: LEADS,
  limits: LEADS,
  setup: ADMINS,
  /** Answers a request. */
  decide: LEADS,
  /** Takes back, or lets count, what somebody gave. */
  correct: LEADS,
  /** Singles out a story, and puts it into a collection. */
  feature: LEADS,
  /** Chooses what a line-up tells, and keeps it; everybody reads it. */
  hold_line_up: LEADS,
  thank: EVERYBODY,
  /** Tells a moment without a gesture, and what becomes of an idea. */
  log: EVERYBODY,
  /** Takes along every record of the account. */
  export: ADMINS,
  /** Takes along the moments that a list shows. */
  export_moments: LEADS,
  /** Reads how the app keeps its records, and how the account behaves. */
  see_workings: ADMINS,
  /** Compares what counts with what providers hold. */
  reconcile: LEADS,
  set_limits: LEADS,
} as const satisfies Readonly<Record<string, readonly LeadRole[]>>;

export type Permission = keyof typeof ROLES;

/** All that somebody may be permitted, in the order of the table. */
export const PERMISSIONS = Object.keys(ROLES).filter((name): name is Permission => name in ROLES);

export function may(role: LeadRole, permission: Permission): boolean {
  return ROLES[permission].includes(role);
}

/** An admin is whoever Zendesk calls one; a lead is a member of the leads' group. */
export function roleOf({ agent, settings }: { readonly agent: SignedInAgent; readonly settings: ParsedSettings }): LeadRole {
  if (agent.isAdmin) return 'admin';
  return agent.groups.includes(settings.settings.leadsGroup) ? 'lead' : 'agent';
}
