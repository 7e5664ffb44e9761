import { type Choice, type LimitInForce, type RuleInForce, isSameChoice } from '#domain/journal/chosen-limits.ts';
import type { ChosenSet, Limits } from '#domain/journal/limits.ts';
import type { LimitsTrial } from '#domain/policy/limits-trial.ts';
import type { ChooseError } from '#ledger/choose-limits.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Section } from '#ports/section.ts';
import type { WhomError } from './find-whom.ts';
import type { PastReading } from './past-reading.ts';
import { type ReadLimits, type TypedChoice, hasProblems, readTyped, typedOf } from './typed-limits.ts';

/** A reason is a few words. */
export const REASON_LENGTH_AT_MOST = 500;
/** A list that a lead can oversee, and an entry can hold. */
export const RULES_AT_MOST = 40;
/** The limits that apply, and how they came about. */
export interface LimitsView {
  readonly limits: readonly LimitInForce[];
  /** What is otherwise for some people and customers. */
  readonly rules: readonly RuleInForce[];
  /** The most that a lead may choose. */
  readonly ceilings: Limits;
  readonly chosen: ChosenSet;
  /** In which the fields write sums. */
  readonly locale: string;
  /** Newest first. */
  readonly choices: readonly Choice[];
  /** False where there are more than can be read. */
  readonly isWhole: boolean;
}

/** Past moments under the limits that were typed. `of` are those. */
export type Trial =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading' | 'waiting'; readonly of: ChosenSet; readonly read: number }
  | { readonly phase: 'reckoning'; readonly of: ChosenSet }
  | { readonly phase: 'stopped'; readonly of: ChosenSet }
  | { readonly phase: 'failed'; readonly of: ChosenSet; readonly error: AppFault }
  | {
      readonly phase: 'done';
      readonly of: ChosenSet;
      readonly trial: LimitsTrial;
      readonly past: Omit<PastReading, 'moments'>;
    };

/** Somebody is looked for, to be put into the list of those for whom other limits hold. */
export type Adding =
  | { readonly phase: 'idle' | 'working' }
  | { readonly phase: 'failed'; readonly error: WhomError | { readonly kind: 'twice' | 'full' } };

/** Why nothing was saved: another lead has meanwhile, or see {@link ChooseError}. */
export type SaveError = ChooseError | { readonly kind: 'changed'; readonly by: Choice };

export type Saving = { readonly phase: 'idle' | 'working' | 'done' } | { readonly phase: 'failed'; readonly error: SaveError };

export interface LimitsState {
  readonly nowMs: number;
  readonly view: Section<LimitsView>;
  /** Null until somebody types: then what is chosen stands in the fields. */
  readonly typed: TypedChoice | null;
  readonly adding: Adding;
  readonly reason: string;
  readonly trial: Trial;
  readonly saving: Saving;
}

/** What stands in the fields. */
export function typedNow({ typed }: Pick<LimitsState, 'typed'>, view: LimitsView): TypedChoice {
  return typed ?? typedOf(view.chosen, view.ceilings.currency, view.locale);
}

/** What stands in the fields, read. */
export function readNow(state: Pick<LimitsState, 'typed'>, view: LimitsView): ReadLimits {
  return readTyped(typedNow(state, view), view.ceilings);
}

/** Whether what is typed can be read, and is another choice than the one that holds. */
export function isChange(state: Pick<LimitsState, 'typed'>, view: LimitsView): boolean {
  const read = readNow(state, view);
  return !hasProblems(read) && !isSameChoice(read, view.chosen);
}

/** Whether what is typed was tried, or could not be: nobody is kept from lowering a limit by moments that cannot be read. */
export function isTried({ trial, ...state }: Pick<LimitsState, 'typed' | 'trial'>, view: LimitsView): boolean {
  const isOver = trial.phase === 'done' || trial.phase === 'stopped' || trial.phase === 'failed';
  return isOver && isSameChoice(trial.of, readNow(state, view));
}
