import { type LineUpCase, LINE_UP_CASES, outcomeOf } from './cases.ts';

/** Where the page is kept. */
export const LINE_UP_CASES_PAGE = 'tests/domain/line-up/CASES.md';

const INTRODUCTION = `# What a line-up tells when: worked cases

These are ${LINE_UP_CASES.length} situations with what is chosen for the five minutes of Wednesday, 18 March 2026, and why. A case lists what it is about; the
rest of its line-up is left out. Each case is a test, reckoned by hand. The page is written by \`npm run cases\` from
\`tests/domain/line-up/cases.ts\`; run that after you change a case or the choice.

- **Told once.** No story is told on two days, and the same text counts as the same story.
- **Named once.** Nobody is named who was named at the last line-up, and nobody twice in one: whose win is told, and who is thanked.
- **Grown** is a cause with five tickets or more in seven days, if chance alone would bring so many in less than one week of twenty, by
  the four weeks before.
`;

const ITEMS = [
  ['win', 'A win'],
  ['challenge', 'A challenge'],
  ['improve', 'Improve one'],
  ['thanks', 'Thanks'],
  ['standard', 'Our standard'],
  ['wounds', 'Open wounds'],
] as const;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/: only_gesture (\w+)$/, ', the only story with this gesture this week: $1'],
  [/: only_cause (\w+)$/, ', the only story about this cause this week: $1'],
  [/: never_named$/, ', by somebody whom no line-up has named yet'],
  [/: not_named_since (\S+)$/, ', by somebody who was last named on $1'],
  [/: newest$/, ', the newest'],
  [/: internal_win$/, ', done for a colleague'],
  [/: process_fix$/, ', an idea for how we work'],
  [/: unanswered (\S+)$/, ', which waits for a lead since $1'],
  [/: undone_step (\w+) (\S+)$/, ', where nobody has done yet what was promised on $2: $1'],
  [/: handled (\d)$/, ', made right at severity $1'],
  [/: unanswered$/, ', which waits for a lead'],
  [/: taken_back$/, ', taken back, and nothing since'],
  [/ \(\): no_weeks$/, ' tickets this week; there are no four weeks before to compare with'],
  [/ \((.*)\): too_few$/, ' tickets this week after $1 in the weeks before: too few to tell'],
  [/ \((.*)\): grew$/, ' tickets this week after $1 in the weeks before: grown'],
  [/ \((\d)\)$/, ', line $1'],
  [/^none$/, 'there is none'],
  [/^all_told$/, 'nothing that is not of another day'],
  [/^all_here$/, 'nothing that is not told above already'],
  [/^all_named$/, 'only stories of people whom this line-up names already, or the one before or after'],
  [/^$/, 'none'],
];

/** The page of worked cases, with what the rule chooses now. */
export function lineUpCasesPage(): string {
  return [INTRODUCTION, ...LINE_UP_CASES.map(caseText)].join('\n');
}

function caseText(one: LineUpCase): string {
  const outcome = outcomeOf(one);
  const lines = ITEMS.filter(([item]) => one.expected[item] !== undefined).map(([item, title]) => `- **${title}:** ${said(outcome[item])}`);
  return [`## ${one.title}`, '', ...lines, ''].join('\n');
}

function said(outcome: string): string {
  const known = REASONS.find(([pattern]) => pattern.test(outcome));
  return known === undefined ? outcome : outcome.replace(known[0], known[1]);
}
