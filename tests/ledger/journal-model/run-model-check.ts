import { type Instance, approvals, check, rush } from './model-check.ts';
import type { Explored } from './explore.ts';

export interface Checked extends Explored {
  readonly title: string;
  readonly agents: number;
}

const ONE_TRY = { rounds: 1, looks: 1, requests: 12 };
const TWO_TRIES = { rounds: 2, looks: 1, requests: 12 };
const DUPLICATES = ['reject', 'allow'] as const;
const FAULTS = [
  { losses: 0, crashes: 0 },
  { losses: 1, crashes: 0 },
  { losses: 0, crashes: 1 },
];

/** Two agents as patient as the product, and with a fault as patient as leaves a tree that can be gone through. */
export const TWO_AGENTS: readonly Instance[] = [
  ...(['team_month', 'customer_window', 'customer_count'] as const).map((limit) => rush({ agents: 2, allowance: 1, limit })),
  ...(['team_month', 'customer_window'] as const).map((limit) => rush({ agents: 2, allowance: 1, limit, crashes: 1 })),
  rush({ agents: 2, allowance: 2, losses: 1, crashes: 1, patience: ONE_TRY }),
  ...DUPLICATES.flatMap((duplicateExternalId) => [
    rush({ agents: 2, allowance: 1, losses: 1, duplicateExternalId, patience: TWO_TRIES }),
    rush({ agents: 2, allowance: 1, losses: 1, crashes: 1, duplicateExternalId, patience: ONE_TRY }),
  ]),
];

export const THREE_AGENTS: readonly Instance[] = [1, 2].flatMap((allowance) => [
  rush({ agents: 3, allowance, patience: ONE_TRY }),
  rush({ agents: 3, allowance, crashes: 1, patience: ONE_TRY }),
]);

/** The largest tree: three agents, of whom any may lose the reply to any one write. */
export const THREE_WITH_A_LOSS: readonly Instance[] = [1, 2].map((allowance) =>
  rush({ agents: 3, allowance, losses: 1, patience: ONE_TRY }),
);

/** Two leads who approve one request at once, the same sum or not, with room for either. */
export const TWO_LEADS: readonly Instance[] = DUPLICATES.flatMap((duplicateExternalId) =>
  FAULTS.flatMap((faults) =>
    [
      [1500, 1500],
      [1500, 2000],
    ].map((amountsMinor) => approvals({ amountsMinor, allowedMinor: 2000, ...faults, duplicateExternalId })),
  ),
);

/** Goes through all that can happen in these instances. Throws at the first state that is wrong. */
export async function runModelCheck(
  instances: readonly Instance[] = [...TWO_AGENTS, ...THREE_AGENTS, ...THREE_WITH_A_LOSS, ...TWO_LEADS],
): Promise<readonly Checked[]> {
  const checked: Checked[] = [];
  for (const instance of instances) {
    const explored = await check(instance);
    checked.push({ title: instance.title, agents: instance.wishes.length, ...explored });
  }
  return checked;
}
