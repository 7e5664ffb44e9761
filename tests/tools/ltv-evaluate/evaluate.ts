import { EVALUATIONS } from './evaluations.ts';
import { type Inputs, Unanswerable, isInputs } from '#cli/ltv/inputs.ts';
import type { EvaluationContext } from './evaluation-context.ts';

/**
 * Answers cases: the same list, with a `value` in each. A case that cannot be answered gets `value: null` and an `error`. A group, with
 * `cases` of its own, gets them answered in place; its `params` and `model` hold for those of them that name none.
 */
export function evaluateCases(cases: readonly unknown[], context: EvaluationContext): readonly unknown[] {
  return cases.map((entry) => {
    if (!isInputs(entry)) return { value: null, error: 'a case has to be an object with fn and inputs' };
    const { cases: own } = entry;
    if (Array.isArray(own)) return { ...entry, cases: evaluateCases(own, { ...context, group: entry }) };
    return { ...entry, ...answer(entry, context) };
  });
}

function answer(entry: Inputs, context: EvaluationContext): { readonly value: unknown; readonly error?: string } {
  const { fn, inputs } = entry;
  try {
    if (typeof fn !== 'string') throw new Unanswerable('fn has to be the name of a function');
    const evaluation = Object.hasOwn(EVALUATIONS, fn) ? EVALUATIONS[fn] : undefined;
    if (evaluation === undefined) throw new Unanswerable(`there is no function "${fn}"; there are ${Object.keys(EVALUATIONS).join(', ')}`);
    if (!isInputs(inputs)) throw new Unanswerable('inputs have to be an object');
    const value = evaluation(inputs, { ...context, entry });
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Unanswerable('the value is not finite');
    return { value };
  } catch (error) {
    return { value: null, error: sentenceOf(error) };
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Unanswerable) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Broken invariant: /, 'not a legal input: needs ');
}
