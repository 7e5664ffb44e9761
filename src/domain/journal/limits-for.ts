import { type LimitName, type LimitRule, type Limits, RULED } from './limits.ts';

/** Who gives, and to whom: what decides which rules are about a gesture. */
export interface LimitSubject {
  readonly agentId: string;
  readonly isLead: boolean;
  /** The groups of whoever gives, by their numbers; other words among them do no harm. Absent: none. */
  readonly groups?: readonly string[];
  /** The tier of the customer's value, where that is known and is surely the customer's own; null or absent otherwise, which permits no more. */
  readonly tier?: string | null;
}

/** By which rule a limit is as it is, for each limit that is not everybody's. */
export type BoundBy = { readonly [Name in LimitName]?: LimitRule };

/**
 * The limits that hold for a gesture; that of one gesture is the one of whoever gives, a lead's where a lead does. A customer's tier may
 * make a limit wider than everybody's and never smaller; a rule about a group or a person makes it smaller and never wider, for leads as
 * well. Of all of them together the smallest holds. A lead's own limit of one gesture is the same for every customer.
 */
export function limitsFor(limits: Limits, subject: LimitSubject): { readonly limits: Limits; readonly by: BoundBy } {
  const { isLead } = subject;
  const held = { ...limits, gestureMinor: isLead ? limits.leadGestureMinor : limits.gestureMinor };
  const by: { [Name in LimitName]?: LimitRule } = {};
  // Those of tiers come first, so that none is a way around what somebody is held to.
  for (const rule of (limits.rules ?? []).filter((one) => isAbout(one, subject))) {
    for (const [key, name] of RULED) {
      const [value, most] = [rule.limits[key], held[key] ?? Infinity];
      const isWide = rule.kind === 'tier';
      if (value === undefined || (isWide ? value <= most : value >= most) || (isWide && isLead && key === 'gestureMinor')) continue;
      held[key] = value;
      by[name] = rule;
    }
  }
  return { limits: held, by };
}

function isAbout({ kind, id }: LimitRule, { agentId, groups, tier }: LimitSubject): boolean {
  if (kind === 'tier') return id === tier;
  return kind === 'person' ? id === agentId : groups?.includes(id) === true;
}
