/** What a customer has a right to whatever else is given: what is built in. */
export const OWED_ACTIONS = [
  'refund_in_full',
  'refund_or_replace',
  'deliver_or_refund',
  'correct_bill',
  'restore_service',
  'answer',
  'statutory',
] as const;
/** One of {@link OWED_ACTIONS}, or the key of one that a policy names itself, such as `rebook`. */
export type OwedAction = string;

/** Sets of amounts that a team can start from. */
export const PRESETS = ['careful', 'balanced', 'generous'] as const;
export type Preset = (typeof PRESETS)[number];

/** The figures of a policy that a team can set for itself. */
export const POLICY_PARTS = [
  'base_1',
  'base_2',
  'base_3',
  'base_4',
  'repeat_floor',
  'delay_floor',
  'kept_1',
  'kept_2',
  'kept_3',
  'kept_4',
  'kept_limit',
  'repeat_same_cause',
  'repeat_other_cause',
  'delay',
  'value',
  'vulnerable',
  'limit',
  'margin',
  'rounding',
] as const;
export type PolicyPart = (typeof POLICY_PARTS)[number];

/** The rules of which a suggestion is made. */
export const RULE_NAMES = [
  'gate',
  'base',
  'loss',
  'group',
  'repeat',
  'delay',
  'value',
  'vulnerable',
  'fading',
  'price',
  'margin',
  'split',
  'cap',
  'rounding',
  'least',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];
