import type { WrongRule } from './account.ts';
import type { Explored } from './explore.ts';
import { type Instance, check, titleOf } from './model-check.ts';

export interface Checked extends Explored {
  readonly title: string;
  readonly agents: number;
}

const TWO = { agents: 2, room: 1 };
const KEYS = ['reject', 'allow'] as const;

/** Two agents, of whom either may sleep at any request for longer than others hold its reservation. */
export const SUSPENDED: readonly Instance[] = [{ ...TWO, ticks: 3 }];

/** The same with a page that ends at any step, and a lead who undoes what is being given. */
export const DISTURBED: readonly Instance[] = [
  { ...TWO, ticks: 2, crashes: 1 },
  { ...TWO, ticks: 2, undos: 1 },
];

/** One agent who sends again what was not answered, and two, where keys are refused or taken twice. */
export const UNANSWERED: readonly Instance[] = KEYS.flatMap((duplicateExternalId) => [
  { agents: 1, room: 1, ticks: 4, losses: 1, duplicateExternalId },
  { ...TWO, ticks: 0, losses: 1, duplicateExternalId },
]);

/** Each wrong way to count, in the smallest instance in which it overspends. */
export const WRONG: readonly (readonly [WrongRule, Instance])[] = [
  ['late_posts_count', { ...TWO, ticks: 3 }],
  ['own_clock', { ...TWO, ticks: 3 }],
  ['free_after_the_lease', { ...TWO, ticks: 2 }],
  ['lead_frees_undecided', { ...TWO, ticks: 0, undos: 1 }],
  ['looks_before_listed', { ...TWO, ticks: 0 }],
  ['earlier_ids_only', { ...TWO, ticks: 0 }],
];

/** Goes through all that can happen in these instances. Throws at the first state that is wrong. */
export async function runModelCheck(
  instances: readonly Instance[] = [...SUSPENDED, ...DISTURBED, ...UNANSWERED],
): Promise<readonly Checked[]> {
  const checked: Checked[] = [];
  for (const instance of instances) {
    const explored = await check(instance);
    checked.push({ title: titleOf(instance), agents: instance.agents, ...explored });
  }
  return checked;
}
