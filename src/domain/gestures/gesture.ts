/** Who caused the failure. */
export const FAULTS = ['ours', 'third_party', 'customer', 'unclear'] as const;
export type Fault = (typeof FAULTS)[number];

/** Impact on this customer, not the size of our error: 1 minor, 2 moderate, 3 major, 4 critical. */
export const SEVERITIES = [1, 2, 3, 4] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A built-in kind, or the key of a kind that a policy names itself, such as `miles`: that policy may have changed since. */
export type GestureKind = string;

/** The kinds that cost time instead of money. */
export const CARE_KINDS = ['apology', 'redo', 'call', 'priority'] as const;
export type CareKind = (typeof CARE_KINDS)[number];

/** Whether a kind carries money. Every kind that a policy names itself does: what it counts has a worth. */
export function isMoneyKind(kind: GestureKind): boolean {
  return !(CARE_KINDS as readonly GestureKind[]).includes(kind);
}
