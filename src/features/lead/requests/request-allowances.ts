import { type KnownAllowance, isCovered, needsOf, allowancesFor } from '#domain/journal/admission.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { DAY_MS } from '#domain/shared/time.ts';

/** What a lead's own limits leave for a request. What was not read counts as nothing, and is said to. */
export function requestAllowances(
  { moment }: MomentRequest,
  known: { readonly ledger: Ledger; readonly seenSinceMs: number },
  about: {
    readonly limits: Limits;
    readonly leadId: string;
    readonly groups: readonly string[];
    readonly nowMs: number;
    readonly isServerTime: boolean;
    readonly timeZone: string;
  },
): readonly KnownAllowance[] {
  const { limits, leadId, groups, nowMs, isServerTime: isByServerTime, timeZone } = about;
  // What the customer is worth was not read here, so that no tier permits more.
  const { id: momentId, customerId, ticketId, cause } = moment;
  const matterTicketIds = moment.decision.facts.matter?.ticketIds ?? [];
  const proposal = { momentId, agentId: leadId, isLead: true, groups, customerId, ticketId, cause, matterTicketIds };
  const allowances = allowancesFor(proposal, known.ledger, limits, { nowMs, timeZone });
  const needs = needsOf(limits, { nowMs, timeZone });
  const seen = { sinceMs: known.seenSinceMs, checkpoint: known.ledger.checkpoint };
  const isDayExact = isCovered({ ...needs, monthSinceMs: Infinity }, seen, timeZone);
  const isMonthExact = isCovered(needs, seen, timeZone);
  const isCustomerExact = known.seenSinceMs <= nowMs - limits.customerWindowDays * DAY_MS;
  return allowances.map((allowance) => {
    switch (allowance.limit) {
      case 'gesture':
        return { ...allowance, isExact: true, isByServerTime: true };
      case 'agent_hour':
      case 'agent_day':
        return { ...allowance, isExact: isDayExact, isByServerTime };
      case 'team_month':
        return { ...allowance, isExact: isMonthExact, isByServerTime };
      case 'same_incident':
      case 'same_matter':
      case 'customer_count':
      case 'customer_window':
        return { ...allowance, isExact: isCustomerExact, isByServerTime };
    }
  });
}
