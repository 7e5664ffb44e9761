import { BY_HAND, carriesOut } from '#domain/gestures/executors.ts';
import { GESTURE_KINDS, MONEY_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { OWED_ACTIONS } from '#domain/policy/names.ts';
import type { SettingProblem } from '#ports/settings.ts';
import { policyProblem } from './policy-problem.ts';
import type { GivenPolicy } from './policy-schema.ts';

/** What stands beside the built-in kinds where sentences, figures and settings name those: a kind of that name could not be told from it. */
const RESERVED_KINDS = ['name', 'short', 'with_amount', 'sum_unread', 'counted', 'unit', 'own', 'unknown', 'owed_refund'];

/**
 * What is wrong between the kinds that a policy names itself and the rest of it: a key that is taken, one label for two of them, an
 * executor that cannot issue it, and a cause that names a kind, or something owed, that there is not.
 */
export function ownKindProblems({ kinds = [], owed_actions: owed = [], causes = [] }: GivenPolicy): readonly SettingProblem[] {
  const kindKeys = kinds.map(({ key }) => key);
  const owedKeys = owed.map(({ key }) => key);
  const ofKinds = kinds.flatMap(({ key, label, unit, executor = BY_HAND }, index) => {
    const at = `policy.kinds.${index}`;
    const isCounted = unit !== undefined && unit !== null;
    const isIssued = executor === BY_HAND || carriesOut(executor, key, isCounted ? 'counted' : 'money');
    return [
      ...(isTaken(key, [...GESTURE_KINDS, ...RESERVED_KINDS]) ? [policyProblem(`${at}.key`, 'taken', key)] : []),
      ...(isSaidBefore(label, kinds.slice(0, index)) ? [policyProblem(`${at}.label`, 'twice', label)] : []),
      ...(isIssued ? [] : [policyProblem(`${at}.executor`, 'not_carried_out', executor)]),
    ];
  });
  const ofOwed = owed.flatMap(({ key, label }, index) => [
    ...(isTaken(key, [...OWED_ACTIONS, 'own']) ? [policyProblem(`policy.owed_actions.${index}.key`, 'taken', key)] : []),
    ...(isSaidBefore(label, owed.slice(0, index)) ? [policyProblem(`policy.owed_actions.${index}.label`, 'twice', label)] : []),
  ]);
  const ofCauses = causes.flatMap(({ kind, owed: actions = [] }, index) => {
    const isKnown = kind === undefined || [...MONEY_KINDS, ...kindKeys].includes(kind);
    const unknown = actions.flatMap((action, at) =>
      [...OWED_ACTIONS, ...owedKeys].includes(action) ? [] : [policyProblem(`policy.causes.${index}.owed.${at}`, 'unknown_value', action)],
    );
    return [...(isKnown ? [] : [policyProblem(`policy.causes.${index}.kind`, 'unknown_gesture', kind)]), ...unknown];
  });
  return [...ofKinds, ...ofOwed, ...ofCauses];
}

/** What every object has by nature is no key of anybody's. */
function isTaken(key: string, names: readonly string[]): boolean {
  return names.includes(key) || key in {};
}

type Label = string | Readonly<Record<string, string>>;

/** Whether people could not tell it from one before. */
function isSaidBefore(label: Label, before: readonly { readonly label: Label }[]): boolean {
  const said = new Set(before.flatMap((one) => textsOf(one.label)));
  return textsOf(label).some((text) => said.has(text));
}

function textsOf(label: Label): readonly string[] {
  return (typeof label === 'string' ? [label] : Object.values(label)).map((text) => text.toLowerCase());
}
