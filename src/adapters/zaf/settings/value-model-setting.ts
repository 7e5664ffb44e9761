import * as v from 'valibot';
import type { SettingProblem } from '#ports/settings.ts';
import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { isBuyingProcess } from '#domain/value/buying-process.ts';
import { type ValueModel, processOf } from '#domain/value/model.ts';
import { UNITS_PER_YEAR } from '#domain/value/purchase-summary.ts';
import { isSpendModel } from '#domain/value/spend.ts';
import { textOfSetting } from './setting-text.ts';
import { type ProblemKind, shown } from './setting-values.ts';

/** The command line writes 4 kB at the most; people may spread them over lines. */
const MODEL_LENGTH_AT_MOST = 8192;
const TIERS_AT_MOST = 10;
const WARNINGS_AT_MOST = 20;
const RULES_AT_MOST = 20;
/** In any unit that is longer than the usual gap between two orders. */
const GAP_AT_MOST = 3650;
/** A thousand millions: no customer is expected to bring more, and minor units of it are exact. */
const AMOUNT_AT_MOST = 1_000_000_000;
/** More would not help whoever mends it. */
const PROBLEMS_AT_MOST = 20;

interface ReadModel {
  readonly model: ValueModel | null;
  readonly problems: readonly SettingProblem[];
}

/**
 * Reads the model that `npm run ltv -- fit` wrote. With any fault in it nothing is projected. A model in another currency than the
 * team's is such a fault, since its amounts would be taken for the team's.
 */
export function readValueModel(value: unknown, currency: Currency): ReadModel {
  const isObject = typeof value === 'object' && value !== null;
  const text = isObject ? '' : textOfSetting(value);
  if (text === '' && !isObject) return { model: null, problems: [] };
  if (text !== null && text.length > MODEL_LENGTH_AT_MOST) return refused([problemAt('value_model', 'too_large', value)]);
  const json = isObject ? { value: value as unknown } : parseJson(text ?? '');
  if (json === null) return refused([problemAt('value_model', 'not_json', value)]);
  const parsed = v.safeParse(modelSchema, json.value);
  if (!parsed.success) return refused(parsed.issues.map(problemOf));
  const model = parsed.output;
  if (!isBuyingProcess(processOf(model))) return refused([problemAt('value_model.tx', 'invalid', model.tx)]);
  if (!isSpendModel(model.spend)) return refused([problemAt('value_model.spend', 'invalid', model.spend)]);
  // What is shown is called twelve months.
  if (Math.abs(model.horizon / UNITS_PER_YEAR[model.unit] - 1) > 0.02)
    return refused([problemAt('value_model.horizon', 'invalid', model.horizon)]);
  if (model.currency !== currency) return refused([problemAt('value_model.currency', 'other_currency', model.currency)]);
  return { model, problems: [] };
}

function refused(problems: readonly SettingProblem[]): ReadModel {
  return { model: null, problems: problems.slice(0, PROBLEMS_AT_MOST) };
}

function problemAt(path: string, problem: ProblemKind, given: unknown): SettingProblem {
  return { setting: 'value_model', problem, path, given: shown(given), used: 'ignored' };
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

const PROBLEMS: readonly string[] = [
  'not_a_number',
  'negative',
  'too_large',
  'not_whole',
  'empty',
  'unknown_currency',
] satisfies ProblemKind[];

function problemOf(issue: v.BaseIssue<unknown>): SettingProblem {
  const within = v.getDotPath(issue);
  return problemAt(within === null ? 'value_model' : `value_model.${within}`, kindOf(issue), issue.input);
}

function kindOf(issue: v.BaseIssue<unknown>): ProblemKind {
  if (PROBLEMS.includes(issue.message)) return issue.message as ProblemKind;
  if (issue.type === 'picklist' || issue.type === 'literal') return 'unknown_value';
  // It has a path where the model is of an unknown kind, and none where there is no model at all.
  if (issue.type === 'variant' && issue.path !== undefined && issue.input !== undefined) return 'unknown_value';
  return issue.input === undefined ? 'missing' : 'invalid';
}

const number = v.pipe(v.number('not_a_number'), v.finite());
const notNegative = v.pipe(number, v.minValue(0, 'negative'));
const rate = v.pipe(notNegative, v.maxValue(1, 'too_large'));
const count = v.pipe(notNegative, v.integer('not_whole'));
const day = v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));
const word = v.pipe(v.string(), v.trim(), v.nonEmpty('empty'), v.maxLength(100, 'too_large'));

const scoreSchema = v.object({ mae: notNegative, rmse: notNegative, bias: number, top10: rate, naive: naiveSchema() });

function naiveSchema() {
  return v.pipe(
    v.record(word, notNegative),
    v.check((rules) => Object.keys(rules).length <= RULES_AT_MOST, 'too_large'),
  );
}

const verdictSchema = v.object({
  verdict: v.picklist(['project', 'history', 'unclear']),
  why: v.nullable(v.picklist(['loses', 'off', 'too_little'])),
});

/** What every model has, however its customers leave. */
const terms = {
  version: v.picklist([1, 2]),
  unit: v.picklist(['day', 'week', 'month']),
  fittedAt: day,
  dataFrom: day,
  dataTo: day,
  customers: count,
  repeatBuyers: count,
  spend: v.object({ basis: v.picklist(['all', 'repeat']), p: number, q: number, v: number, logLik: number, corr: number }),
  currency: v.pipe(
    v.string(),
    v.check((code) => parseCurrency(code).ok, 'unknown_currency'),
  ),
  marginRate: rate,
  annualDiscount: rate,
  horizon: notNegative,
  medianGap: v.pipe(notNegative, v.maxValue(GAP_AT_MOST, 'too_large')),
  tiers: v.pipe(
    v.array(
      v.object({ name: word, min: v.pipe(number, v.maxValue(AMOUNT_AT_MOST, 'too_large'), v.minValue(-AMOUNT_AT_MOST, 'too_large')) }),
    ),
    v.maxLength(TIERS_AT_MOST, 'too_large'),
  ),
  backtest: v.nullable(
    v.object({
      calEnd: day,
      horizon: notNegative,
      customers: count,
      orders: scoreSchema,
      revenue: scoreSchema,
      passed: v.boolean(),
    }),
  ),
  verdicts: v.exactOptional(v.object({ counts: verdictSchema, money: verdictSchema, chance: verdictSchema })),
  rejected: v.exactOptional(v.object({ rows: count, money: rate, customers: rate, accepted: v.boolean() })),
  project: v.boolean(),
  warnings: v.pipe(v.array(word), v.maxLength(WARNINGS_AT_MOST, 'too_large')),
};

const modelSchema = v.pipe(
  v.variant('model', [
    v.object({
      ...terms,
      model: v.picklist(['bg', 'mbg', 'nbd']),
      tx: v.object({ r: number, alpha: number, a: number, b: number, k: v.exactOptional(number), logLik: number }),
    }),
    v.object({
      ...terms,
      model: v.literal('pareto'),
      tx: v.object({ r: number, alpha: number, s: number, beta: number, k: v.exactOptional(number), logLik: number }),
    }),
  ]),
  // Whatever a file says, a model that was not tried or lost is not projected with.
  v.transform((model) => ({ ...model, project: model.project && isPassed(model) })),
);

/** Files of the first version have one verdict on all; in later ones each figure has its own, and none is shown without the orders. */
function isPassed({ backtest, verdicts }: Pick<ValueModel, 'backtest' | 'verdicts'>): boolean {
  return backtest !== null && (verdicts === undefined ? backtest.passed : verdicts.counts.verdict === 'project');
}
