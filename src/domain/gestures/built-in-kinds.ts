import { CARE_KINDS } from './gesture.ts';

/** The built-in kinds that carry money. */
export const MONEY_KINDS = ['credit', 'refund', 'discount', 'gift', 'surprise'] as const;
/** The built-in kinds of what can be given. */
export const GESTURE_KINDS = [...CARE_KINDS, ...MONEY_KINDS] as const;
