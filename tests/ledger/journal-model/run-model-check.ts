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

/** The same with a page that ends at any step, and a lead who takes back what is being given. */
export const DISTURBED: readonly Instance[] = [
  { ...TWO, ticks: 2, crashes: 1 },
  { ...TWO, ticks: 2, takenAs: 'reverse' },
  { ...TWO, ticks: 2, takenAs: 'void' },
];

/** One agent who sends again what was not answered, and two, where keys are refused or taken twice. */
export const UNANSWERED: readonly Instance[] = KEYS.flatMap((duplicateExternalId) => [
  { agents: 1, room: 1, ticks: 4, losses: 1, duplicateExternalId },
  { ...TWO, ticks: 0, losses: 1, duplicateExternalId },
]);

/** Three agents, with room for one and for two: lists that show each record when they like, and a page that sleeps. */
export const THREE: readonly Instance[] = [
  { agents: 3, room: 1, ticks: 1, sleeper: 1 },
  { agents: 3, room: 2 },
  ...[0, 1, 2].map((sleeper) => ({ agents: 3, room: 2, ticks: 3, lagTicks: 0, sleeper })),
];

/** As many again with all of them asleep at any request, which takes minutes: for `npm run bench`. */
export const THREE_ASLEEP: readonly Instance[] = [
  { agents: 3, room: 1, ticks: 1 },
  { agents: 3, room: 1, ticks: 3, lagTicks: 0 },
  { agents: 3, room: 2, ticks: 3, lagTicks: 0 },
  { agents: 3, room: 2, ticks: 3, sleeper: 1 },
];

/** What nobody measured waits two seconds: as long as these lists may lag, by the second. */
const LAGGING = { lagTicks: 1, tickMs: 1000, ticks: 4 } as const;
const BY_ENTRIES = { pageSize: 1, others: 2 } as const;

/** Replicas that each show the journal up to some record, readers who see different records, and looks of several pages. */
export const LISTS: readonly Instance[] = [
  { ...TWO, list: 'replicas', ...LAGGING },
  { agents: 3, room: 2, list: 'replicas', ...LAGGING, ticks: 2 },
  { ...TWO, list: 'readers', ...LAGGING },
  { ...TWO, list: 'replicas', ...LAGGING, pageSize: 1 },
  { ...TWO, ...BY_ENTRIES },
];

/** Two tabs of one agent at one ticket; and a limit that a lead lowers while pages are open, one of them another lead's who says the old one. */
export const TABS: readonly Instance[] = [
  { agents: 2, room: 2, ticks: 2, tabs: 'of one' },
  { agents: 2, room: 2, tabs: 'of one', losses: 1, list: 'at_once' },
];
const IS_LOWERED: Instance = { agents: 3, room: 2, loweredTo: 1, list: 'at_once' };
const IS_SAID_TWICE: Instance = { agents: 2, room: 2, loweredTo: 1, isSaidTwice: true, list: 'at_once' };
export const LOWERED: readonly Instance[] = [IS_LOWERED, IS_SAID_TWICE];

/** A customer to whom a tier permits more, whose tier one page alone knows; an agent's hour; and a person who is held to less than everybody. */
const OF_TIER: Instance = { agents: 3, room: 1, of: 'customer', list: 'at_once' };
const OF_HOUR: Instance = { ...TWO, of: 'hour' };
const OF_PERSON: Instance = { ...TWO, of: 'person' };
export const FOR_SOME: readonly Instance[] = [OF_TIER, { ...TWO, of: 'customer', ticks: 2 }, OF_HOUR, { ...OF_HOUR, ticks: 3 }, OF_PERSON];

/** Each wrong way to count, in the smallest instance in which it overspends. */
export const WRONG: readonly (readonly [string, Instance])[] = [
  ['late posts count', { ...TWO, ticks: 3, wrong: 'late_posts_count' }],
  ['a page goes by its own clock', { ...TWO, ticks: 3, wrong: 'own_clock' }],
  ['what was not posted is free after the lease', { ...TWO, ticks: 2, wrong: 'free_after_the_lease' }],
  ['a lead undoes what is being given', { ...TWO, takenAs: 'reverse', wrong: 'lead_frees_undecided' }],
  ['a lead withdraws what is being given', { ...TWO, takenAs: 'void', wrong: 'lead_frees_undecided' }],
  ['a void that another writes beats the post', { ...TWO, takenAs: 'void', wrong: 'void_beats_post' }],
  ['a look counts before the list shows the own reservation', { ...TWO, wrong: 'looks_before_listed' }],
  ['only earlier reservations are counted', { ...TWO, wrong: 'earlier_ids_only' }],
  ['replicas are looked at at once', { ...TWO, list: 'replicas', ...LAGGING, wrong: 'looks_before_listed', wrongPage: 'waits_not_at_all' }],
  [
    'a page waits, too short, and not for its own reservation',
    { ...TWO, list: 'replicas', ...LAGGING, wrong: 'looks_before_listed', wrongPage: 'waits_too_short' },
  ],
  ['readers who differ do not wait', { ...TWO, list: 'readers', ...LAGGING, wrongPage: 'waits_not_at_all' }],
  ['readers who differ wait too short', { ...TWO, list: 'readers', ...LAGGING, wrongPage: 'waits_too_short' }],
  [
    'a second page comes from an older replica',
    { ...TWO, list: 'replicas', ...LAGGING, ticks: 1, pageSize: 1, wrongPage: 'waits_too_short' },
  ],
  ['a later page shows the own reservation', { ...TWO, ...BY_ENTRIES, wrongPage: 'a_later_page_counts' }],
  ['limits are those of the own settings', { ...IS_LOWERED, wrongPage: 'own_limits_only' }],
  ['limits are those by which the last entry was written', { ...IS_LOWERED, wrongPage: 'limits_of_the_last_entry' }],
  ['whoever does not know a tier gives what it permits', { ...OF_TIER, wrongPage: 'tier_taken_for_granted' }],
  ['what is said of somebody alone is not read', { ...OF_PERSON, wrongPage: 'rules_unread' }],
  ['an hour is looked at before the list shows the own reservation', { ...OF_HOUR, wrong: 'looks_before_listed' }],
  ['limits are no more than what was said last', { ...IS_SAID_TWICE, wrongPage: 'limits_said_last' }],
];

/** A second tab goes on with what the first has begun: what is wrong then is what somebody is told. */
export const SECOND_TAB_CONTINUES: Instance = { agents: 3, room: 1, tabs: 'continuing' };

/** All that the tests go through. */
export const EVERY: readonly Instance[] = [...SUSPENDED, ...DISTURBED, ...UNANSWERED, ...THREE, ...LISTS, ...TABS, ...LOWERED, ...FOR_SOME];

/** Goes through all that can happen in these instances. Throws at the first state that is wrong. */
export async function runModelCheck(instances: readonly Instance[]): Promise<readonly Checked[]> {
  const checked: Checked[] = [];
  for (const instance of instances) {
    const explored = await check(instance);
    checked.push({ title: titleOf(instance), agents: instance.agents, ...explored });
  }
  return checked;
}
