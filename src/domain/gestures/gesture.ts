/** Who caused the failure. */
export const FAULTS = ['ours', 'third_party', 'customer', 'unclear'] as const;
export type Fault = (typeof FAULTS)[number];

/** Impact on this customer, not the size of our error: 1 minor, 2 moderate, 3 major, 4 critical. */
export const SEVERITIES = [1, 2, 3, 4] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What can be given. The last five carry money; the others cost time. */
export const GESTURE_KINDS = ['apology', 'redo', 'call', 'priority', 'credit', 'refund', 'discount', 'gift', 'surprise'] as const;
export type GestureKind = (typeof GESTURE_KINDS)[number];
export const MONEY_KINDS = ['credit', 'refund', 'discount', 'gift', 'surprise'] as const satisfies readonly GestureKind[];

export function isMoneyKind(kind: GestureKind): kind is (typeof MONEY_KINDS)[number] {
  return (MONEY_KINDS as readonly GestureKind[]).includes(kind);
}

/** The kinds that cost time instead of money. */
export type CareKind = Exclude<GestureKind, (typeof MONEY_KINDS)[number]>;
