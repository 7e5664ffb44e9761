import { impossibleParameters } from '#cli/ltv/model-file.ts';
import { kindNamed } from '#cli/ltv/names.ts';
import { type BuyingProcess, isBuyingProcess } from '#domain/value/buying-process.ts';
import { type PurchaseSummary, type SummaryFault, summaryFault } from '#domain/value/purchase-summary.ts';
import { type SpendModel, isSpendModel } from '#domain/value/spend.ts';
import { type Inputs, Unanswerable, isInputs, numberOf, numberOr } from '#cli/ltv/inputs.ts';
import type { EvaluationContext } from './evaluation-context.ts';

const FAULTS: Readonly<Record<SummaryFault, string>> = {
  not_a_count: 'x must be a whole number of at least 0',
  negative_time: 't_x and T must be at least 0',
  recency_without_repeat: 'recency must be 0 when x=0',
  recency_beyond_age: 'recency t_x must not be greater than age T',
};

/** The customer of a case: `x`, `t_x` and `T`. */
export function summaryIn(inputs: Inputs): PurchaseSummary {
  const summary = { frequency: numberOf(inputs, 'x'), recency: numberOf(inputs, 't_x'), age: numberOf(inputs, 'T') };
  const fault = summaryFault(summary);
  if (fault !== null) throw new Unanswerable(FAULTS[fault]);
  return summary;
}

/** The parameters a case or its group carries, under `tx` or `gg` where both are there. */
function paramsIn(inputs: Inputs, { entry, group }: EvaluationContext, part: 'tx' | 'gg'): Inputs | null {
  const params = [inputs['params'], entry?.['params'], group?.['params']].find(isInputs);
  if (params === undefined) return null;
  const own = params[part] ?? (part === 'gg' ? params['spend'] : undefined);
  return isInputs(own) ? own : params;
}

/** The buying process of a case: its own parameters, else those of the model that was given. */
export function processIn(inputs: Inputs, context: EvaluationContext): BuyingProcess {
  const params = paramsIn(inputs, context, 'tx');
  const { model } = context;
  const kind = kindIn(inputs, context) ?? model?.process?.kind ?? 'mbg';
  if (params === null) {
    if (model?.process === undefined) throw new Unanswerable('there are no parameters: neither params in the case nor a model');
    const own = model.process;
    if (own.kind !== 'pareto' && kind !== 'pareto') return checkedProcess({ ...own, kind });
    if (own.kind === kind) return own;
    throw new Unanswerable(`the model is no ${kind}: its parameters are others`);
  }
  const common = { r: numberOf(params, 'r'), alpha: numberOf(params, 'alpha'), k: numberOr(params, 'k', 1) };
  if (kind === 'pareto') return checkedProcess({ kind, ...common, s: numberOf(params, 's'), beta: numberOf(params, 'beta') });
  const isNbd = kind === 'nbd';
  return checkedProcess({ kind, ...common, a: isNbd ? 0 : numberOf(params, 'a'), b: isNbd ? 1 : numberOf(params, 'b') });
}

function checkedProcess(process: BuyingProcess): BuyingProcess {
  if (!isBuyingProcess(process)) throw new Unanswerable(impossibleParameters(process.kind));
  return process;
}

/** The kind a case names, else its group; null where neither does. */
export function kindIn(inputs: Inputs, { entry, group }: EvaluationContext): BuyingProcess['kind'] | null {
  const named = inputs['kind'] ?? entry?.['kind'];
  if (named !== undefined && named !== null) {
    const kind = typeof named === 'string' ? kindNamed(named) : null;
    if (kind === null) throw new Unanswerable(`kind has to be "bg", "mbg", "nbd" or "pareto", not ${JSON.stringify(named)}`);
    return kind;
  }
  const loose = [entry?.['model'], group?.['model']].find((name) => typeof name === 'string');
  return typeof loose === 'string' ? kindNamed(loose) : null;
}

/** The spend model of a case: its own parameters, else those of the model that was given. */
export function spendIn(inputs: Inputs, context: EvaluationContext): SpendModel {
  const params = isInputs(inputs['spend']) ? inputs['spend'] : paramsIn(inputs, context, 'gg');
  const spend = params === null ? context.model?.spend : { p: numberOf(params, 'p'), q: numberOf(params, 'q'), v: numberOf(params, 'v') };
  if (spend === undefined) throw new Unanswerable('there are no parameters of spend: neither params in the case nor a model');
  if (!isSpendModel(spend)) throw new Unanswerable('p and v have to be above 0 and q above 1, or no mean spend exists');
  return spend;
}
