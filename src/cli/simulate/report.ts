import { type Currency, money, toMajor } from '#domain/money/money.ts';
import { type Limits, RULE_KEYS, type RuleKey } from '#domain/journal/limits.ts';
import type { Replayed, ReplayTerms } from '#domain/policy/replay.ts';
import { type Simulation, type Spending, type Tally, differenceOf } from '#domain/policy/simulate.ts';
import { localDay } from '#domain/shared/local-day.ts';

const NAME_WIDTH = 30;
const FIGURE_WIDTH = 12;
/** More customers and moments than this are nothing that a person reads. */
const SHOWN_AT_MOST = 10;

/** A simulation for people: figures in whole units of the currency. */
export function simulationReport(simulation: Simulation, terms: ReplayTerms): string {
  const { currency } = terms.limits;
  const { total, months, causes, refusals, requests } = simulation;
  const parts = [
    heading(simulation, terms),
    [
      row(`Spent, ${currency}`, ['moments', 'was given', 'would be', 'difference']),
      ...months.map(({ month, leftMinor, ...spent }) => spentRow(month, spent, currency) + budgetNote(leftMinor, currency)),
      spentRow('in all', total, currency),
    ],
    [row('By cause', []), ...causes.map(({ cause, ...spent }) => spentRow(cause, spent, currency))],
    tallies('Refused', 'Nothing is refused.', refusals, currency),
    tallies('Suggested: ask a lead', 'No suggestion is to ask a lead.', requests, currency),
    customersPart(simulation, currency),
    ...(['more', 'less'] as const).map((which) => momentsPart(which, simulation[which], terms)),
    basis(simulation, terms),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function heading(simulation: Simulation, { policy, limits, timeZone, isFollowingSuggestion = false }: ReplayTerms): readonly string[] {
  const days = momentsOf(simulation)
    .map(({ moment }) => localDay(moment.atMs, timeZone))
    .toSorted();
  return [
    `${simulation.total.moments} moments from ${days[0] ?? ''} to ${days.at(-1) ?? ''} (${timeZone}), given again under policy "${policy.version}"`,
    `Limits: ${limitsLine(limits)}`,
    ...(isFollowingSuggestion ? ['Everybody is taken to have followed the suggestion'] : []),
  ];
}

function momentsOf({ more, less, same }: Simulation): readonly Replayed[] {
  return [...more, ...less, ...same];
}

function limitsLine(limits: Limits): string {
  const { currency, customerGestureCount, customerWindowDays } = limits;
  const sums = [
    ['a gesture', limits.gestureMinor],
    ["a lead's gesture", limits.leadGestureMinor],
    ["an agent's hour", limits.agentHourMinor],
    ["an agent's day", limits.agentDayMinor],
    [`a customer in ${customerWindowDays} days`, limits.customerWindowMinor],
    ["the team's month", limits.teamMonthMinor],
  ] as const;
  const set = sums.flatMap(([name, minor]) => (minor === null ? [] : [`${name} ${toMajor(money(minor, currency))}`]));
  const count = customerGestureCount === null ? [] : [`${customerGestureCount} gestures a customer in ${customerWindowDays} days`];
  return [...set, ...count, ...ruleLines(limits)].join(', ') || 'none';
}

function ruleLines({ rules = [], currency }: Limits): readonly string[] {
  return rules.map(({ kind, id, limits }) => {
    const sums = RULE_KEYS.flatMap((key) =>
      limits[key] === undefined ? [] : [`${RULE_NAMES[key]} ${toMajor(money(limits[key], currency))}`],
    );
    return `for ${kind} ${id}: ${sums.join(' and ')}`;
  });
}

const RULE_NAMES: Readonly<Record<RuleKey, string>> = {
  gestureMinor: 'a gesture',
  agentHourMinor: "an agent's hour",
  agentDayMinor: "an agent's day",
  customerWindowMinor: 'a customer',
};

function row(name: string, figures: readonly string[]): string {
  return (name.padEnd(NAME_WIDTH) + figures.map((figure) => `  ${figure.padStart(FIGURE_WIDTH)}`).join('')).trimEnd();
}

function spentRow(name: string, { moments, beforeMinor, afterMinor }: Spending, currency: Currency): string {
  const [before, after] = [beforeMinor, afterMinor].map((minor) => toMajor(money(minor, currency)));
  return row(`  ${name}`, [String(moments), before ?? '', after ?? '', signed(afterMinor - beforeMinor, currency)]);
}

function signed(minor: number, currency: Currency): string {
  return (minor > 0 ? '+' : '') + toMajor(money(minor, currency));
}

function budgetNote(leftMinor: number | null, currency: Currency): string {
  return leftMinor === null ? '' : `   ${toMajor(money(leftMinor, currency))} of the budget is left`;
}

/** What stands in the way, under the names that the settings have. */
const WHYS: Readonly<Record<string, string>> = {
  same_incident: 'made right already',
  same_matter: 'made right on another ticket',
  gesture: 'gesture_limit',
  agent_hour: 'agent_hourly_limit',
  agent_day: 'agent_daily_limit',
  customer_count: 'customer_gesture_count',
  customer_window: 'customer_limit',
  team_month: 'team_monthly_budget',
  statutory: 'the law fixes what is due',
  split: 'gesture_limit, on one ticket',
  over_price: 'too much beside the price',
  gestures: 'many gestures before',
};

function tallies(title: string, none: string, list: readonly Tally<string>[], currency: Currency): readonly string[] {
  if (list.length === 0) return [none];
  const rows = list.map(({ why, count, wantedMinor }) =>
    row(`  ${WHYS[why] ?? why}`, [String(count), toMajor(money(wantedMinor, currency))]),
  );
  return [row(title, ['times', 'for']), ...rows];
}

function customersPart({ customers }: Simulation, currency: Currency): readonly string[] {
  const more = customers.filter(({ beforeMinor, afterMinor }) => afterMinor > beforeMinor);
  const less = customers.filter(({ beforeMinor, afterMinor }) => afterMinor < beforeMinor).toReversed();
  const same = customers.length - more.length - less.length;
  const shown = [...more.slice(0, SHOWN_AT_MOST), ...less.slice(0, SHOWN_AT_MOST).toReversed()];
  return [
    `Customers: ${more.length} get more, ${less.length} get less, ${same} the same${cutNote(more.length, less.length)}`,
    ...shown.map(({ customerId, ...spent }) => spentRow(customerId, spent, currency)),
  ];
}

function cutNote(...counts: readonly number[]): string {
  return counts.some((count) => count > SHOWN_AT_MOST) ? ` (shown: the ${SHOWN_AT_MOST} with the largest difference)` : '';
}

function momentsPart(which: 'more' | 'less', some: readonly Replayed[], { limits, timeZone }: ReplayTerms): readonly string[] {
  const { currency } = limits;
  const largest = some.toSorted((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a))).slice(0, SHOWN_AT_MOST);
  return [
    `Moments that get ${which}: ${some.length}${cutNote(some.length)}`,
    ...largest.map(({ moment, givenMinor, refusal }) => {
      const what = `  ${localDay(moment.atMs, timeZone)}  ticket ${moment.ticketId}  ${moment.cause}, ${moment.gesture}`;
      const [before, after] = [moment.amountMinor, givenMinor].map((minor) => toMajor(money(minor, currency)));
      return `${what}: ${before} → ${after}${refusal === null ? '' : `, refused: ${WHYS[refusal.by]}`}`;
    }),
  ];
}

/** What is not in the figures, in words. */
function basis(simulation: Simulation, { limits, isFollowingSuggestion = false }: ReplayTerms): readonly string[] {
  const all = momentsOf(simulation);
  const unknown = all.filter(({ moment }) => moment.suggestedMinor === null).length;
  const how = isFollowingSuggestion ? followingLines(all, unknown, limits.currency) : choosingLines(all, unknown);
  return [
    'What this rests on',
    ...how,
    '  What is refused is not given at all, and what a lead would have answered is not counted.',
    '  Customers keep the tier they had. What they were given before the first moment is not known and counts as nothing.',
  ];
}

function choosingLines(all: readonly Replayed[], unknown: number): readonly string[] {
  const followed = all.filter(({ isFollowed }) => isFollowed).length;
  return [
    `  ${followed} of ${all.length} moments were given as suggested, and follow the new suggestion. The others keep the amount that was chosen then;`,
    `  of ${unknown} it is not known what was suggested. Nobody can tell what people would have chosen.`,
  ];
}

function followingLines(all: readonly Replayed[], unknown: number, currency: Currency): readonly string[] {
  const suggestedMinor = all.reduce((sum, { moment }) => sum + (moment.suggestedMinor ?? 0), 0);
  return [
    `  Every moment is given as these settings suggest it, also where another amount was chosen then.`,
    `  What was suggested then comes to ${toMajor(money(suggestedMinor, currency))}, limits apart; of ${unknown} of ${all.length} moments it is not known.`,
  ];
}
