import { type DecisionInstance, type Person, checkDecisions, titleOfDecisions } from './decision-check.ts';
import type { Press } from './deciding.ts';
import type { Checked } from './run-model-check.ts';

const approves = (id: string, amountMinor = 3000): Person => ({ id, press: { kind: 'approve', amountMinor } });
const presses = (id: string, kind: Exclude<Press['kind'], 'approve' | 'line'>): Person => ({ id, press: { kind } });
const says = (id: string, line: 'approved' | 'declined'): Person => ({ id, press: { kind: 'line', says: line } });

const YES_AND_NO = [approves('21'), presses('22', 'decline')];
const DELIVERED_AND_REVOKED = [presses('11', 'deliver'), presses('21', 'take back')];
const KEYS = ['reject', 'allow'] as const;
/** Lists show at once what is written, and everybody has the request on the screen before anybody presses. */
const QUICK = { list: 'at_once', hasOpened: true } as const;

/** What two people may press at one request, where lists show each record when they like. */
export const TWO_DECIDE: readonly DecisionInstance[] = KEYS.flatMap((duplicateExternalId) =>
  [
    YES_AND_NO,
    [approves('21'), approves('22', 5000)],
    [approves('21'), presses('11', 'withdraw')],
    [approves('21'), presses('22', 'question')],
    [presses('22', 'decline'), presses('11', 'withdraw')],
  ].map((people) => ({ people, duplicateExternalId })),
);

/** The same with all reading and writing one record, pages that sleep or end, and answers that are lost. */
export const TWO_DISTURBED: readonly DecisionInstance[] = KEYS.flatMap((duplicateExternalId) => [
  { people: YES_AND_NO, isShared: true, ...QUICK, duplicateExternalId },
  { people: YES_AND_NO, ticks: 3, crashes: 1, ...QUICK, duplicateExternalId },
  { people: YES_AND_NO, losses: 1, ...QUICK, duplicateExternalId },
]);

/** Three leads; two of them and whoever asked; and one lead in two tabs beside another. */
export const THREE_DECIDE: readonly DecisionInstance[] = KEYS.flatMap((duplicateExternalId) => [
  { people: [...YES_AND_NO, presses('23', 'question')], ...QUICK, duplicateExternalId },
  { people: [...YES_AND_NO, presses('11', 'withdraw')], ...QUICK, duplicateExternalId },
  { people: [approves('21'), approves('21'), presses('22', 'decline')], ...QUICK, duplicateExternalId },
]);

/** An approval beside an agent who gives something else, with room for one of both. */
export const WITHIN_LIMITS: readonly DecisionInstance[] = [
  { people: [approves('21'), { id: '12', press: { kind: 'give', amountMinor: 1500 } }], teamMonthMinor: 3000 },
];

/** What was granted is delivered, and taken back. */
export const HANDED_OVER: readonly DecisionInstance[] = [
  { people: DELIVERED_AND_REVOKED, isGranted: true },
  ...KEYS.flatMap((duplicateExternalId) =>
    [
      DELIVERED_AND_REVOKED,
      [presses('11', 'deliver'), presses('11', 'deliver')],
      [presses('21', 'take back'), presses('22', 'take back')],
    ].map((people) => ({ people, isGranted: true, ...QUICK, duplicateExternalId })),
  ),
  { people: DELIVERED_AND_REVOKED, isGranted: true, ticks: 3, crashes: 1, ...QUICK },
];

/** All that the tests go through. */
export const DECISIONS: readonly DecisionInstance[] = [...TWO_DECIDE, ...TWO_DISTURBED, ...THREE_DECIDE, ...WITHIN_LIMITS, ...HANDED_OVER];

/** Each wrong way to decide, and what it leads to. */
export const WRONG_DECISIONS: readonly (readonly [string, DecisionInstance, string])[] = [
  ['only earlier decisions are counted', { people: YES_AND_NO, duplicateExternalId: 'allow', wrong: 'earlier_ids_only' }, 'two decisions'],
  [
    'a look counts before the list shows the own decision',
    { people: YES_AND_NO, duplicateExternalId: 'allow', wrong: 'looks_before_listed' },
    'two decisions',
  ],
  ['the first line of the record decides', { people: [says('21', 'approved'), says('22', 'declined')], isShared: true }, 'told yes'],
  [
    'a delivery counts only earlier revoking',
    { people: DELIVERED_AND_REVOKED, isGranted: true, duplicateExternalId: 'allow', wrong: 'earlier_ids_only' },
    'delivered and revoked',
  ],
  [
    'a delivery is looked at before the list shows it',
    { people: DELIVERED_AND_REVOKED, isGranted: true, duplicateExternalId: 'allow', wrong: 'looks_before_listed' },
    'delivered and revoked',
  ],
  [
    'what was granted is undone before it is revoked',
    { people: [presses('11', 'deliver'), presses('21', 'undo at once')], isGranted: true },
    'taken back, and it counts',
  ],
];

/** Goes through all that can happen in these instances. Throws at the first state that is wrong. */
export async function runDecisionCheck(instances: readonly DecisionInstance[]): Promise<readonly Checked[]> {
  const checked: Checked[] = [];
  for (const instance of instances) {
    const explored = await checkDecisions(instance);
    checked.push({ title: titleOfDecisions(instance), agents: instance.people.length, ...explored });
  }
  return checked;
}
