import { type Currency, type Money, money, toMajor } from '../money/money.ts';
import { parseTyped } from '../money/typed-amount.ts';
import type { ExecutorName } from './executors.ts';
import type { GestureKind } from './gesture.ts';

/** How records and settings name a kind. */
export const KIND_KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** A text of the team's: one for everybody, or by language, such as `de`. */
export type TeamText = string | Readonly<Record<string, string>>;
/** What a unit is called beside a number: one form, or several by the plural forms of its language. */
export type UnitText = string | Readonly<Record<string, string>>;

/** What is given is counted, and `per` of it are worth `worthMinor`, in minor units of the team's currency; neither is 0. */
export interface CountedUnit {
  readonly name: UnitText | Readonly<Record<string, UnitText>>;
  readonly worthMinor: number;
  readonly per: number;
}

/** A kind of gesture that a policy names itself. */
export interface OwnKind {
  readonly key: GestureKind;
  readonly label: TeamText;
  /** Null: money of the team's currency. */
  readonly unit: CountedUnit | null;
  /** What is given is so many of one of these, in minor units or counted by its unit; empty: any amount. None is 0. */
  readonly denominations: readonly number[];
  /** Who carries it out where the settings do not say. */
  readonly executor: ExecutorName;
}

/** Something that a customer has a right to, which a policy names itself. */
export interface OwnOwed {
  readonly key: string;
  readonly label: TeamText;
  /** What a reply says of it; null: its label. */
  readonly reply: TeamText | null;
}

/** What is given of a kind: its worth, which limits, budget and journal count, and how many where it is counted. */
export interface Issue {
  readonly amount: Money;
  readonly count?: number;
}

/** Why something typed is no amount of a kind: `whole` it is counted · `steps` it comes in none but these, as they are typed. */
export type IssueError =
  | { readonly kind: 'missing' | 'negative' | 'too_large' | 'whole' }
  | { readonly kind: 'steps'; readonly steps: string };

/** The kinds that a policy names itself. Made by whatever reads a policy that names one: most teams do without. */
export interface OwnKinds {
  readonly kinds: readonly OwnKind[];
  readonly owed: readonly OwnOwed[];
  /** The most of a kind that is worth no more than an amount; null where it is none of these, or is money in any amount. */
  upTo(kind: GestureKind, amount: Money): Issue | null;
  /**
   * What a suggestion of an amount is rounded to; null where the kind is none of these, or is money in any amount. `sum` is what anything else
   * is rounded to: that stands where the amount is less than the least of the kind, or more than it ever is (`mostMinor`; null or undefined: no bound). Never
   * more than the amount, never less for more, and what was rounded once stays.
   */
  rounded(
    kind: GestureKind,
    amount: Money,
    { sum, mostMinor }: { readonly sum: Money; readonly mostMinor: number | null | undefined },
  ): Money | null;
  /**
   * What somebody typed of a kind; null where it is none of these, or is money in any amount. Errors in order of precedence: `missing`,
   * `whole`, `negative`, `too_large`, `steps`.
   */
  read(kind: GestureKind, text: string, currency: Currency): (Issue & { readonly error: IssueError | null }) | null;
}

/** Nobody is given a thousand million of anything. */
const COUNT_BELOW = 1_000_000_000;

export function createOwnKinds(kinds: readonly OwnKind[], owed: readonly OwnOwed[]): OwnKinds {
  const find = (key: GestureKind): OwnKind | undefined => kinds.find((kind) => kind.key === key);
  const upTo = (key: GestureKind, amount: Money): Issue | null => {
    const kind = find(key);
    if (kind === undefined || isAnySum(kind)) return null;
    const { unit, denominations } = kind;
    const minor = Math.max(0, amount.amountMinor);
    if (unit === null) return { amount: money(inSteps(minor, denominations), amount.currency) };
    const count = inSteps(countUpTo(minor, unit), denominations);
    return { amount: worthOf(count, unit, amount.currency), count };
  };
  return {
    kinds,
    owed,
    upTo,
    rounded(key, amount, { sum, mostMinor }) {
      const bounded = money(Math.min(amount.amountMinor, mostMinor ?? Infinity), amount.currency);
      const issue = upTo(key, bounded);
      if (issue === null) return null;
      return issue.amount.amountMinor === 0 || sum.amountMinor > bounded.amountMinor ? sum : issue.amount;
    },
    read(key, text, currency) {
      const kind = find(key);
      if (kind === undefined || isAnySum(kind)) return null;
      return kind.unit === null ? readSum(text, kind.denominations, currency) : readCount(text, kind.unit, kind.denominations, currency);
    },
  };
}

/** What so many are worth, in whole minor units: rounded up, so that limits never count less than is given. */
export function worthOf(count: number, { worthMinor, per }: CountedUnit, currency: Currency): Money {
  return money(Number((BigInt(count) * BigInt(worthMinor) + BigInt(per - 1)) / BigInt(per)), currency);
}

/** The most that is worth no more than an amount. */
function countUpTo(amountMinor: number, { worthMinor, per }: CountedUnit): number {
  return Math.min(COUNT_BELOW - 1, Number((BigInt(amountMinor) * BigInt(per)) / BigInt(worthMinor)));
}

function isAnySum({ unit, denominations }: OwnKind): boolean {
  return unit === null && denominations.length === 0;
}

function inSteps(count: number, steps: readonly number[]): number {
  return steps.length === 0 ? count : Math.max(0, ...steps.map((step) => count - (count % step)));
}

function isInSteps(count: number, steps: readonly number[]): boolean {
  return steps.length === 0 || steps.some((step) => count % step === 0);
}

function readSum(text: string, steps: readonly number[], currency: Currency): (Issue & { readonly error: IssueError | null }) | null {
  const sum = parseTyped(text, currency);
  // What is no sum at all is said as of any other.
  if (!sum.ok || sum.value.amountMinor <= 0 || isInSteps(sum.value.amountMinor, steps)) return null;
  return {
    amount: money(0, currency),
    error: { kind: 'steps', steps: steps.map((step) => toMajor(money(step, currency))).join(' · ') },
  };
}

function readCount(
  text: string,
  unit: CountedUnit,
  steps: readonly number[],
  currency: Currency,
): Issue & { readonly error: IssueError | null } {
  const fail = (error: IssueError) => ({ amount: money(0, currency), error });
  if (text.trim() === '') return fail({ kind: 'missing' });
  // Digits, and what stands between thousands, are read as they are in a sum.
  const typed = parseTyped(text, currency);
  const count = typed.ok ? Number(toMajor(typed.value)) : NaN;
  if (!typed.ok && typed.error.kind === 'too_large') return fail({ kind: 'too_large' });
  if (!Number.isInteger(count)) return fail({ kind: 'whole' });
  if (count < 0) return fail({ kind: 'negative' });
  if (count >= COUNT_BELOW || !isSafe(count, unit)) return fail({ kind: 'too_large' });
  if (!isInSteps(count, steps)) return fail({ kind: 'steps', steps: steps.join(' · ') });
  return { amount: worthOf(count, unit, currency), count, error: null };
}

/** Whether its worth is a number of minor units that is exact. */
function isSafe(count: number, { worthMinor, per }: CountedUnit): boolean {
  return (BigInt(count) * BigInt(worthMinor)) / BigInt(per) < BigInt(Number.MAX_SAFE_INTEGER);
}
