/** What becomes of a refund that a provider was asked for. The later one tells more of the same attempt. */
export const REFUND_STATES = ['begun', 'pending', 'refused', 'paid'] as const;
