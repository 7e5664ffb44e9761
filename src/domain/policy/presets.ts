import type { Currency } from '../money/money.ts';
import { type BySeverity, type Policy, builtInPolicy } from './policy.ts';
import type { Preset } from './names.ts';

/** What one preset has instead of another. Amounts in given units: about one euro among sums that people give. */
interface Ladder {
  readonly base: BySeverity;
  readonly repeatFloor: number;
  readonly delayFloor: number;
  readonly percents: Pick<
    Policy,
    'keptPercent' | 'repeatSameCausePercent' | 'repeatOtherCausePercent' | 'delayPercentPerDay' | 'delayPercentAtMost' | 'vulnerablePercent'
  >;
}

/**
 * Rests on practice that spends other people's money: a public rule for health payers caps a courtesy at 10 dollars each, and
 * a national ombudsman meets a small one-off failure with an apology before any money. The floors are the 5 dollars that
 * worked beside an apology in the field experiment on late riders. The figures are our choice.
 */
const CAREFUL: Ladder = {
  base: { 1: 0, 2: 5, 3: 10, 4: 20 },
  repeatFloor: 5,
  delayFloor: 5,
  percents: {
    keptPercent: { 1: 0, 2: 10, 3: 10, 4: 15 },
    repeatSameCausePercent: 30,
    repeatOtherCausePercent: 15,
    delayPercentPerDay: 5,
    delayPercentAtMost: 20,
    vulnerablePercent: 10,
  },
};

/**
 * Rests on houses that trust their people: a hotel's written rules let any member of staff give 50, and limits for support
 * teams name gift cards of 50. What is given back of the price is 10 to 20 percent where the customer keeps what was flawed, of which
 * the first bit is found to please most. The figures are our choice.
 */
const GENEROUS: Ladder = {
  base: { 1: 5, 2: 20, 3: 30, 4: 50 },
  repeatFloor: 10,
  delayFloor: 10,
  percents: {
    keptPercent: { 1: 10, 2: 15, 3: 20, 4: 20 },
    repeatSameCausePercent: 75,
    repeatOtherCausePercent: 40,
    delayPercentPerDay: 15,
    delayPercentAtMost: 50,
    vulnerablePercent: 30,
  },
};

/**
 * The policy that a team starts from. *Balanced* is the built-in one. No amount and no percentage of a more careful preset
 * is above that of a more generous one; causes, tiers and the two limits, which studies bound, are the same in all.
 * @example presetPolicy('generous', 'EUR').baseMinor[4] // 50.00
 */
export function presetPolicy(preset: Preset, currency: Currency): Policy {
  const builtIn = builtInPolicy(currency);
  if (preset === builtIn.preset) return builtIn;
  const { base, repeatFloor, delayFloor, percents } = preset === 'careful' ? CAREFUL : GENEROUS;
  const unitMinor = builtIn.unitMinor ?? 0;
  return {
    ...builtIn,
    ...percents,
    preset,
    baseMinor: { 1: base[1] * unitMinor, 2: base[2] * unitMinor, 3: base[3] * unitMinor, 4: base[4] * unitMinor },
    repeatFloorMinor: repeatFloor * unitMinor,
    delayFloorMinor: delayFloor * unitMinor,
  };
}
