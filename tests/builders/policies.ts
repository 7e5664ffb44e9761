import { type CausePolicy, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { POLICY_PARTS, type PolicyPart } from '#domain/policy/names.ts';
import { EUR } from './currencies.ts';

const policy = builtInPolicy(EUR);

/** The built-in policy with another rule for late deliveries. */
export function withCause(overrides: Partial<CausePolicy>): Policy {
  return { ...policy, causes: policy.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, ...overrides } : one)) };
}

/** The built-in policy where the team has set this figure alone. */
export function ownOnly(part: PolicyPart): Policy {
  return { ...policy, own: [part] };
}

/** The built-in policy where the team has set every figure but this. */
export function ownExcept(part: PolicyPart): Policy {
  return { ...policy, own: POLICY_PARTS.filter((one) => one !== part) };
}
