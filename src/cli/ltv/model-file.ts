import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type ModelProcess, type ValueModel, type Verdict, processOf } from '#domain/value/model.ts';
import { type BuyingProcess, isBuyingProcess } from '#domain/value/buying-process.ts';
import { UNITS_PER_YEAR } from '#domain/value/purchase-summary.ts';
import { type SpendModel, isSpendModel } from '#domain/value/spend.ts';
import { type Inputs, Unanswerable, isInputs, listOf, numberOf, numberOr, textOr } from './inputs.ts';
import { kindNamed, parseUnit } from './names.ts';

/** A setting of the app holds no more than this. */
export const MODEL_BYTES_AT_MOST = 4096;
/** Digits that are kept: a model of ten digits projects the same as one of sixteen, and can be read. */
const DIGITS = 10;

/** The model as one line of JSON. */
export function modelText(model: ValueModel): string {
  return JSON.stringify(model, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value));
}

/**
 * Reads a model as {@link modelText} writes it. Only the parameters are needed; what else is missing is taken as usual: weeks, all of
 * the revenue, a discount of 10 percent, no tiers. A sentence says what cannot be read.
 */
export function parseModel(text: string): Result<ValueModel, string> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isInputs(parsed)) return fail('The model is not a JSON object.');
    return ok(modelIn(parsed));
  } catch (error) {
    return fail(readingFault(error));
  }
}

/** The parameters of a model, without its history. */
export interface ModelParameters {
  readonly process: BuyingProcess;
  readonly spend?: SpendModel;
}

/** Reads the parameters of a model file alone; those of spend only where it has them. */
export function parseParameters(text: string): Result<ModelParameters, string> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isInputs(parsed)) return fail('The model is not a JSON object.');
    const process = processOf(processIn(parsed));
    return ok(isInputs(parsed['spend']) ? { process, spend: spendIn(parsed) } : { process });
  } catch (error) {
    return fail(readingFault(error));
  }
}

function readingFault(error: unknown): string {
  return error instanceof Unanswerable ? `The model cannot be read: ${error.message}.` : 'The model is not JSON.';
}

function modelIn(file: Inputs): ValueModel {
  const unit = parseUnit(textOr(file, 'unit', 'week'));
  if (unit === null) throw new Unanswerable('unit has to be "day", "week" or "month"');
  const backtest = file['backtest'];
  const version = numberOr(file, 'version', 1);
  if (version !== 1 && version !== 2) throw new Unanswerable(`version ${version} is none that is known here: 1 and 2 are`);
  return {
    version,
    ...processIn(file),
    unit,
    fittedAt: textOr(file, 'fittedAt', ''),
    dataFrom: textOr(file, 'dataFrom', ''),
    dataTo: textOr(file, 'dataTo', ''),
    customers: numberOr(file, 'customers', 0),
    repeatBuyers: numberOr(file, 'repeatBuyers', 0),
    spend: spendIn(file),
    currency: textOr(file, 'currency', ''),
    marginRate: within(file, 'marginRate', { usual: 1, most: 1 }),
    annualDiscount: within(file, 'annualDiscount', { usual: USUAL_DISCOUNT, most: 1 }),
    horizon: within(file, 'horizon', { usual: UNITS_PER_YEAR[unit], most: HORIZON_AT_MOST }),
    medianGap: within(file, 'medianGap', { usual: 0, most: Infinity }),
    tiers: file['tiers'] === undefined ? [] : listOf(file, 'tiers').map(tierIn),
    // It was written by this command and is only shown again, never reckoned with.
    backtest: isInputs(backtest) ? (backtest as unknown as ValueModel['backtest']) : null,
    ...(isInputs(file['verdicts']) ? { verdicts: verdictsIn(file['verdicts']) } : {}),
    project: file['project'] !== false,
    warnings: file['warnings'] === undefined ? [] : listOf(file, 'warnings').map(String),
  };
}

/** In any unit that is longer than twelve months. */
const HORIZON_AT_MOST = 400;

function within(file: Inputs, name: string, { usual, most }: { readonly usual: number; readonly most: number }): number {
  const value = numberOr(file, name, usual);
  if (value < 0 || value > most)
    throw new Unanswerable(`${name} has to be ${most === Infinity ? 'at least 0' : `a number from 0 to ${most}`}, not ${value}`);
  return value;
}

const VERDICTS = ['project', 'history', 'unclear'] as const;
const REASONS = ['loses', 'off', 'too_little'] as const;

function verdictsIn(verdicts: Inputs): NonNullable<ValueModel['verdicts']> {
  const verdictOn = (what: string): Verdict => {
    const own = verdicts[what];
    const verdict = isInputs(own) ? VERDICTS.find((name) => name === own['verdict']) : undefined;
    if (!isInputs(own) || verdict === undefined) throw new Unanswerable(`verdicts.${what} has to hold a verdict: ${VERDICTS.join(', ')}`);
    return { verdict, why: REASONS.find((name) => name === own['why']) ?? null };
  };
  return { counts: verdictOn('counts'), money: verdictOn('money'), chance: verdictOn('chance') };
}

/** The discount of a year where none is named. */
export const USUAL_DISCOUNT = 0.1;

function processIn(file: Inputs): ModelProcess {
  const { tx } = file;
  const model = kindNamed(textOr(file, 'model', 'mbg'));
  if (model === null) throw new Unanswerable('model has to be "mbg", "bg", "nbd" or "pareto"');
  if (!isInputs(tx)) throw new Unanswerable(`tx has to hold r, alpha, ${model === 'pareto' ? 's and beta' : 'a and b'}`);
  const common = { r: numberOf(tx, 'r'), alpha: numberOf(tx, 'alpha'), k: numberOr(tx, 'k', 1), logLik: numberOr(tx, 'logLik', 0) };
  const process: ModelProcess =
    model === 'pareto'
      ? { model, tx: { ...common, s: numberOf(tx, 's'), beta: numberOf(tx, 'beta') } }
      : { model, tx: { ...common, a: numberOr(tx, 'a', 0), b: numberOr(tx, 'b', 1) } };
  if (!isBuyingProcess(processOf(process))) throw new Unanswerable(impossibleParameters(model));
  return process;
}

/** What is wrong with the parameters of a process that is none. */
export function impossibleParameters(kind: BuyingProcess['kind']): string {
  return kind === 'pareto'
    ? 'r, alpha, s and beta have to be above 0, k a whole number from 1 on'
    : 'r, alpha and b have to be above 0, a at least 0, and 0 for nbd, k a whole number from 1 on';
}

function spendIn(file: Inputs): ValueModel['spend'] {
  const { spend } = file;
  if (!isInputs(spend)) throw new Unanswerable('spend has to hold p, q and v');
  const model = { p: numberOf(spend, 'p'), q: numberOf(spend, 'q'), v: numberOf(spend, 'v') };
  if (!isSpendModel(model)) throw new Unanswerable('p and v have to be above 0 and q above 1');
  const basis = textOr(spend, 'basis', 'all') === 'repeat' ? 'repeat' : 'all';
  return { basis, ...model, logLik: numberOr(spend, 'logLik', 0), corr: numberOr(spend, 'corr', 0) };
}

function tierIn(tier: unknown): ValueModel['tiers'][number] {
  if (!isInputs(tier)) throw new Unanswerable('a tier has to hold name and min');
  return { name: textOr(tier, 'name', ''), min: numberOf(tier, 'min') };
}
