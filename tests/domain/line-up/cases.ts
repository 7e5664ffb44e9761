import { type ServiceMomentChanges, aServiceMoment } from '#builders/a-service-moment.ts';
import { type LineUpTerms, chooseLineUp } from '#domain/line-up/choose-line-up.ts';
import type { EarlierLineUp, LineUp, StandardLine } from '#domain/line-up/line-up.ts';
import { earlierDay } from '#domain/line-up/line-up-days.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { anEarlierLineUp } from './an-earlier-line-up.ts';

/** The Wednesday of every case. */
const CASE_DAY = '2026-03-18';

/** One situation and, reckoned by hand, what of it is chosen. */
export interface LineUpCase {
  /** The situation in plain words. */
  readonly title: string;
  readonly moments: readonly ServiceMoment[];
  readonly history?: readonly EarlierLineUp[];
  readonly standard?: readonly StandardLine[];
  readonly options?: Partial<LineUpTerms>;
  /** By item what is chosen and why; of those that are left out nothing is said. */
  readonly expected: Partial<Record<'win' | 'challenge' | 'improve' | 'thanks' | 'standard' | 'wounds', string>>;
}

/** A moment so many days before, by somebody; its id is its name on the page. */
function at(daysAgo: number, id: string, agentId: string, changes: ServiceMomentChanges = {}): ServiceMoment {
  return aServiceMoment({
    id,
    agentId,
    day: earlierDay(CASE_DAY, daysAgo),
    ticketId: `t-${id}`,
    customerId: `c-${id}`,
    story: id,
    ...changes,
  });
}

const credit = at(1, 'a credit by Ben', '11');
const call = at(2, 'a call by Dana', '12', { giving: { gesture: 'call' } });
const other = at(3, 'a credit by Emil', '13');
const yesterday = (changes: Partial<EarlierLineUp>): EarlierLineUp => anEarlierLineUp(changes);

/** So many late deliveries in each week, the latest first. */
function late(...weeks: readonly number[]): readonly ServiceMoment[] {
  return weeks.flatMap((count, week) =>
    Array.from({ length: count }, (_one, index) => at(week * 7 + (index % 7), `late ${week}-${index}`, '11', { story: '' })),
  );
}

const LINES: readonly StandardLine[] = ['first', 'second', 'third'].map((text) => ({ cause: null, text, reason: '', unless: '' }));

export const LINE_UP_CASES: readonly LineUpCase[] = [
  {
    title: 'A first day: nobody has written a story yet',
    moments: [],
    expected: { win: 'none', challenge: 'none', improve: 'none', thanks: 'none', standard: 'none', wounds: '' },
  },
  {
    title: 'Three stories this week, one of them a call',
    moments: [credit, call, other],
    expected: { win: 'a call by Dana: only_gesture call', thanks: 'a credit by Ben: newest', challenge: 'none' },
  },
  {
    title: 'Three stories, but only a part of the week has been read',
    moments: [credit, call, other],
    options: { wholeSince: '2026-03-15' },
    expected: { win: 'a credit by Ben: newest', thanks: 'a call by Dana: newest' },
  },
  {
    title: 'The call was told yesterday',
    moments: [credit, call, other],
    history: [yesterday({ told: { win: 'a call by Dana' }, namedIds: ['12'] })],
    expected: { win: 'a credit by Ben: never_named', thanks: 'a credit by Emil: never_named' },
  },
  {
    title: 'Everybody who has a story was named yesterday',
    moments: [credit, other],
    history: [yesterday({ told: {}, namedIds: ['11', '13'] })],
    expected: { win: 'all_named', thanks: 'all_named' },
  },
  {
    title: 'Every story has been told',
    moments: [credit],
    history: [yesterday({ day: '2026-03-02', told: { thanks: 'a credit by Ben' }, namedIds: ['11'] })],
    expected: { win: 'all_told', thanks: 'all_told' },
  },
  {
    title: 'One story alone: it is the win, and nobody is left to thank',
    moments: [credit],
    expected: { win: 'a credit by Ben: newest', thanks: 'all_here' },
  },
  {
    title: 'Two stories by one person: a win, and no thanks to the same person',
    moments: [credit, at(2, 'another by Ben', '11')],
    expected: { win: 'a credit by Ben: newest', thanks: 'all_named' },
  },
  {
    title: 'Somebody wrote the same text on two tickets: it is told once',
    moments: [credit, at(2, 'the same text', '12', { story: 'A credit by Ben ' })],
    expected: { win: 'a credit by Ben: newest', thanks: 'all_here' },
  },
  {
    title: 'Who was named last long ago comes before who was named last week',
    moments: [credit, other],
    history: [
      yesterday({ day: '2026-03-16', namedIds: ['99'] }),
      yesterday({ day: '2026-03-12', namedIds: ['11'] }),
      yesterday({ day: '2026-02-20', namedIds: ['13'] }),
    ],
    expected: { win: 'a credit by Emil: not_named_since 2026-02-20', thanks: 'a credit by Ben: not_named_since 2026-03-12' },
  },
  {
    title: 'A colleague told us early: whoever did it is thanked before any win',
    moments: [credit, other, at(6, 'a warning by Fay', '14', { kind: 'internal_win', giving: null })],
    expected: { win: 'a credit by Ben: newest', thanks: 'a warning by Fay: internal_win' },
  },
  {
    title: 'An idea for how we work is thanked too',
    moments: [credit, at(6, 'an idea by Fay', '14', { kind: 'process_fix', giving: null })],
    expected: { win: 'a credit by Ben: newest', thanks: 'an idea by Fay: process_fix' },
  },
  {
    title: 'A request that no lead has answered since yesterday is what we owe',
    moments: [credit, at(1, 'a request by Gil', '15', { giving: { status: 'asked' } })],
    expected: { challenge: 'a request by Gil: unanswered 2026-03-17', wounds: 'a request by Gil: unanswered' },
  },
  {
    title: 'A request of this morning is under way, and no challenge yet',
    moments: [at(0, 'a request by Gil', '15', { giving: { status: 'asked' } })],
    expected: { challenge: 'none', wounds: '' },
  },
  {
    title: 'A credit that was promised and that nobody has issued, in a team that ticks what it has done',
    moments: [
      at(3, 'promised', '11', { giving: { severity: 1 } }),
      at(4, 'issued', '12', { giving: { todos: [{ what: 'issue_credit', whoId: '12', whoName: 'Dana Sample', doneAtMs: 1 }] } }),
    ],
    expected: { win: 'promised: newest', challenge: 'all_here' },
  },
  {
    title: 'Two credits that nobody has issued: one is told as a win, the other is what we owe',
    moments: [
      at(3, 'promised', '11', { giving: { severity: 1 } }),
      at(5, 'promised before', '13', { giving: { severity: 1 } }),
      at(4, 'issued', '12', { giving: { todos: [{ what: 'issue_credit', whoId: '12', whoName: 'Dana Sample', doneAtMs: 1 }] } }),
    ],
    expected: { win: 'promised: newest', challenge: 'promised before: undone_step issue_credit 2026-03-13' },
  },
  {
    title: 'In a team that ticks nothing nobody knows what is undone: what was severe and made right is the challenge',
    moments: [
      credit,
      at(3, 'a spoilt wedding', '12', { giving: { severity: 4 } }),
      at(2, 'a late gift', '13', { giving: { severity: 3 } }),
    ],
    expected: { win: 'a credit by Ben: newest', challenge: 'a spoilt wedding: handled 4', thanks: 'a late gift: newest' },
  },
  {
    title: 'Late deliveries grew',
    moments: late(9, 2, 3, 2, 2),
    expected: { improve: 'late_delivery 9 (2, 3, 2, 2): grew', win: 'none' },
  },
  {
    title: 'Four late deliveries after none are too few to tell',
    moments: late(4, 0, 0, 0, 1),
    expected: { improve: 'late_delivery 4 (0, 0, 0, 1): too_few' },
  },
  {
    title: 'A team that is younger than five weeks has nothing to compare with',
    moments: late(9, 2),
    expected: { improve: 'late_delivery 9 (): no_weeks' },
  },
  {
    title: 'Three lines of a standard take turns day by day',
    moments: [],
    standard: LINES,
    expected: { standard: 'first (1)' },
  },
  {
    title: 'Another line is asked for: the next one',
    moments: [],
    standard: LINES,
    options: { turns: { standard: 1 } },
    expected: { standard: 'second (2)' },
  },
  {
    title: 'Another win is asked for: the next candidate',
    moments: [credit, call, other],
    options: { turns: { win: 1 } },
    expected: { win: 'a credit by Ben: newest', thanks: 'a call by Dana: newest' },
  },
  {
    title: 'Presented this morning with another win than the page would choose: it stays',
    moments: [credit, call, other],
    history: [yesterday({ day: CASE_DAY, told: { win: 'a credit by Emil' }, namedIds: ['13'] })],
    expected: { win: 'a credit by Emil: newest' },
  },
  {
    title: 'A story that is older than four weeks is told no more',
    moments: [at(28, 'an old story', '11')],
    expected: { win: 'none', thanks: 'none' },
  },
  {
    title: 'What was taken back is no win, and an open wound',
    moments: [at(1, 'undone', '11', { giving: { status: 'voided' } })],
    expected: { win: 'none', wounds: 'undone: taken_back' },
  },
];

/** What is chosen in a case, in the words in which it is expected. */
export function outcomeOf(one: LineUpCase): Record<keyof LineUpCase['expected'], string> {
  const { moments, history = [], standard = [], options = {} } = one;
  const lineUp = chooseLineUp(moments, history, standard, CASE_DAY, options);
  const { improve, wounds } = lineUp;
  const line = lineUp.standard.chosen;
  return {
    win: storyText(lineUp.win),
    challenge: storyText(lineUp.challenge),
    improve:
      improve.chosen === null
        ? improve.empty
        : `${improve.chosen.cause} ${improve.chosen.count} (${improve.chosen.before.join(', ')}): ${improve.chosen.trend}`,
    thanks: storyText(lineUp.thanks),
    standard: line === null ? 'none' : `${line.line.text} (${line.position})`,
    wounds: wounds.map(({ told, why }) => `${told.id}: ${why}`).join('; '),
  };
}

function storyText(choice: LineUp['win'] | LineUp['challenge'] | LineUp['thanks']): string {
  if (choice.chosen === null) return choice.empty;
  return `${choice.chosen.told.id}: ${Object.values(choice.chosen.reason).join(' ')}`;
}
