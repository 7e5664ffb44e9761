import type { LimitName } from '#domain/journal/limits.ts';
import { type Currency, money, toMajor } from '#domain/money/money.ts';
import { type Guard, isStopping } from '#domain/policy/guards.ts';
import type { OwedAction, RuleName } from '#domain/policy/names.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { LeadAdvice, Option, Reason } from '#domain/policy/suggestion.ts';
import { CASE_GROUPS, type CaseOutcome, outcomeOf } from './cases.ts';
import type { Case, CaseGroup } from './cases/case.ts';

/** Where the page is kept. */
export const CASES_PAGE = 'tests/domain/policy/CASES.md';

const INTRODUCTION = `# What is suggested when: worked cases

These are ${CASE_GROUPS.flatMap(({ cases }) => cases).length} situations with what the app makes of each: what the customer is owed, what it suggests on top, how the sum
comes about, and what a lead hears. Unless a case says otherwise it is a delivery that is late by our fault for the first time, with
moderate impact, told just now, by a customer of whom nothing is known, under the built-in policy, in euros. The sums and percentages
are our choices, inside what studies allow; what a team has set is marked, and limits are always the team's. Each case is a test, with its figures reckoned
by hand. The page is written by \`npm run cases\` from \`tests/domain/policy/cases.ts\`; run that after you change a case or the policy.
`;

const KINDS: Readonly<Record<GestureKind, string>> = {
  apology: 'a sincere apology',
  redo: 'do it again, and right',
  call: 'a call',
  priority: 'priority from now on',
  credit: 'store credit',
  refund: 'a refund as goodwill',
  discount: 'a discount',
  gift: 'a gift',
  surprise: 'a small surprise',
  miles: 'miles',
  upgrade: 'upgrades',
  voucher: 'vouchers',
};

const ACTIONS: Readonly<Record<OwedAction, string>> = {
  refund_in_full: 'a refund in full',
  refund_or_replace: 'a refund or a replacement',
  deliver_or_refund: 'the delivery or a refund',
  correct_bill: 'a correct bill',
  restore_service: 'a service that works',
  answer: 'an answer',
  statutory: 'what the law grants',
  rebook: 'another flight',
};

const LIMITS: Readonly<Record<LimitName, string>> = {
  same_incident: 'this incident was made right already',
  same_matter: 'this was made right already on another ticket',
  gesture: 'the limit of one gesture',
  agent_hour: 'the agent’s limit for one hour',
  agent_day: 'the agent’s limit for the day',
  customer_count: 'the number of gestures for one customer',
  customer_window: 'the limit of one customer',
  team_month: 'the team’s budget for the month',
};

const IMPACTS = ['', 'minor', 'moderate', 'major', 'critical'] as const;

/** The page of worked cases, with the figures that the engine gives. */
export function casesPage(): string {
  return [INTRODUCTION, ...CASE_GROUPS.map((group) => groupText(group))].join('\n');
}

function groupText({ title, about, cases }: CaseGroup): string {
  return [`## ${title}`, '', about, '', ...cases.map((one) => caseText(one))].join('\n');
}

function caseText(one: Case): string {
  const outcome = outcomeOf(one);
  const { owed, lead } = outcome.suggestion;
  const rights = owed.map(({ action, amount }) => (amount === null ? ACTIONS[action] : `${ACTIONS[action]}: ${toMajor(amount)}`));
  return [
    `### ${one.title}`,
    '',
    `- **Owed:** ${rights.length === 0 ? 'nothing' : rights.join('; ')}`,
    `- **Suggested:** ${suggestedText(outcome)}`,
    `- **The lead:** ${leadText(lead)}`,
    ...(one.typed === undefined ? [] : [`- **If ${one.typed.amount} is typed:** ${guardsText(outcome)}`]),
    '',
    '```text',
    ...sumLines(outcome),
    '```',
    '',
  ].join('\n');
}

function suggestedText({ currency, suggestion: { options } }: CaseOutcome): string {
  const text = ({ kind, amount, minutes }: Option): string =>
    amount === null ? `${KINDS[kind]} (${minutes} minutes)` : `${toMajor(amount)} ${currency}, ${KINDS[kind]}`;
  return options.map(text).join('; or ');
}

function leadText(lead: LeadAdvice): string {
  if (lead.kind === 'none') return 'hears nothing';
  if (lead.kind === 'tell') {
    return {
      vulnerable: 'is told: a vulnerable customer',
      same_cause_again: 'is told: the same cause again',
      critical: 'is told: critical',
      harm: 'is told: it harmed a person',
    }[lead.why];
  }
  const wanted = toMajor(lead.wanted);
  if (lead.why === 'gestures') return `is asked to look in before ${wanted} is given, since there were several gestures`;
  return `can be asked for ${wanted}: ${lead.why === 'split' ? 'several gestures on one ticket' : LIMITS[lead.why]}`;
}

function guardsText({ currency, guards }: CaseOutcome): string {
  const said = guards.map((guard) => `${isStopping(guard) ? 'stopped' : 'questioned'}, ${guardText(guard, currency)}`);
  return said.length === 0 ? 'nothing speaks against it' : said.join('; ');
}

function guardText(guard: Guard, currency: Currency): string {
  const sum = (minor: number): string => toMajor(money(minor, currency));
  switch (guard.name) {
    case 'statutory':
      return 'since what the law grants comes first';
    case 'split':
      return `since gestures on this ticket leave ${sum(guard.leftMinor)}`;
    case 'over_price':
      return `since with what is owed no more than ${sum(guard.mostMinor)} stays within ${guard.percent} % of the price`;
    case 'unpriced':
      return `since nobody has said what was paid, and without that no more than ${sum(guard.mostMinor)} is given`;
    case 'second_gesture':
      return `since something was given for this and no more than ${sum(guard.highMinor)} fits`;
    case 'over_team':
      return `since nobody on the team gave more than ${sum(guard.highMinor)} lately`;
  }
}

/** The sum line by line, as on a receipt: each reason with what it adds or takes away, and what it comes to. */
function sumLines({ currency, suggestion: { reasons } }: CaseOutcome): readonly string[] {
  const sum = (minor: number): string => toMajor(money(Math.abs(minor), currency));
  const total = reasons.reduce((all, { deltaMinor }) => all + deltaMinor, 0);
  const width = Math.max(...[total, ...reasons.map(({ deltaMinor }) => deltaMinor)].map((minor) => sum(minor).length));
  const lines = reasons.map((reason, index) => {
    const sign = reason.deltaMinor < 0 ? '-' : '+';
    const set = reason.choice === 'team' && !LIMITING.includes(reason.rule) ? ' (set by the team)' : '';
    return `${index === 0 ? ' ' : sign} ${sum(reason.deltaMinor).padStart(width)}  ${GROUNDS[reason.rule](reason, currency)}${set}`;
  });
  return [...lines, `= ${sum(total).padStart(width)}`];
}

/** Limits are always the team's. */
const LIMITING: readonly RuleName[] = ['split', 'cap'];

type Ground = (reason: Reason, currency: Currency) => string;

const GROUNDS: Readonly<Record<RuleName, Ground>> = {
  gate: ({ variant, facts }, currency) =>
    ({
      same_matter: `${figure(facts['givenMinor'] ?? 0, currency)} was given for it on another ticket: one matter is made right once`,
      customer: 'the customer caused it',
      statutory: 'the law fixes what is due, and that comes first',
      third_party: 'not our fault, and none of ours of the same cause before it',
      unclear: 'not known whose fault it was, and none of ours of the same cause before it',
      third_party_again: 'not our fault, but the same was ours before',
      unclear_again: 'not known whose fault it was, but the same was ours before',
      no_sums: 'nobody can say what people give in this currency, and the team has set no sums',
    })[variant] ?? variant,
  base: ({ variant, facts }) =>
    ({
      severity: `${IMPACTS[Number(facts['severity'])]} impact`,
      words_first: `${IMPACTS[Number(facts['severity'])]} impact, the first time: words do more than money`,
      no_sum: `${IMPACTS[Number(facts['severity'])]} impact: no sum`,
      repeat_floor: `${IMPACTS[Number(facts['severity'])]} impact, but not the first time: words alone no longer do`,
      delay_floor: `${IMPACTS[Number(facts['severity'])]} impact, but a very long wait: words alone no longer do`,
    })[variant] ?? variant,
  loss: (reason, currency) => `kept: up to ${shareOf(reason, currency)}, the price`,
  group: () => 'many are hit: everybody gets the same',
  repeat: (reason, currency) => {
    const { variant, facts } = reason;
    if (variant === 'same_matter') return 'the other ticket is about the same failure, so it is no repeat';
    if (variant === 'unanswered')
      return 'the other ticket may be about the same failure, and counts as no repeat until somebody says that it is not';
    const others = facts['count'] === 1 ? '' : `, of ${facts['count']} that add up`;
    return `${variant === 'same_cause' ? 'same cause' : 'another cause'} ${ago(facts['daysAgo'])}${others}: ${shareOf(reason, currency)}`;
  },
  delay: (reason, currency) =>
    `${reason.facts['hours']} hours of waiting, beyond ${reason.facts['afterHours']}: ${shareOf(reason, currency)}`,
  value: (reason, currency) => `${reason.facts['tier']} customer: ${shareOf(reason, currency)}`,
  vulnerable: (reason, currency) => `a vulnerable customer: ${shareOf(reason, currency)}`,
  fading: (reason, currency) => `not our fault, and ours before it has faded: ${shareOf(reason, currency)}`,
  rounding: ({ choice }) => (choice === 'team' ? 'down to the vouchers that the team gives' : 'down to a sum that people give'),
  least: ({ facts }, currency) => `less than ${figure(facts['leastMinor'], currency)}, the least that is given`,
  price: (reason, currency) => {
    if (reason.variant === 'unpriced') return 'how much fits goes by the price, which is not known';
    if (reason.variant === 'harm')
      return `what happened to the person sets it, not the price of ${figure(reason.facts['ofMinor'], currency)}`;
    const said = {
      price: `no more than ${shareOf(reason, currency)}, the price`,
      kept: `kept: no more than ${shareOf(reason, currency)}, the price`,
      rejected: `no more than ${shareOf(reason, currency)}, the price, with the refund`,
      least: `no more than ${shareOf(reason, currency)}, which counts while the price is less or not known`,
    };
    return said[reason.variant as keyof typeof said];
  },
  margin: (reason, currency) => `no more than ${shareOf(reason, currency)}, the margin so far`,
  split: ({ facts }, currency) =>
    `${figure(facts['givenMinor'], currency)} was given on this ticket, which leaves ${figure(facts['leftMinor'], currency)} of the limit of one gesture`,
  cap: ({ variant, facts }, currency) => {
    if (variant === 'same_incident') return LIMITS.same_incident;
    const limit = LIMITS[variant as LimitName];
    return variant === 'customer_count' ? `${limit} is reached` : `${limit} leaves ${figure(facts['leftMinor'], currency)}`;
  },
};

function shareOf({ facts }: Reason, currency: Currency): string {
  return `${facts['percent']} % of ${figure(facts['ofMinor'], currency)}`;
}

function figure(minor: number | string | undefined, currency: Currency): string {
  return toMajor(money(Number(minor), currency));
}

function ago(days: number | string | undefined): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
