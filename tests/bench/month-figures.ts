import { type MonthOptions, quantile, runMonth } from '../ledger/worlds/long-month.ts';
import type { Figure } from './figure.ts';

/** What a look may ask for as a rule, and at worst. */
const bound = { rule: 3, worst: 12 };

/** All working days of a March and the first of April: what is given on the last days has used up the month. */
const month: MonthOptions = {
  seed: 1,
  agents: 300,
  firstDay: '2026-03-02',
  days: 23,
  fromHour: 9,
  oneOf: 100,
  teamMonthMinor: 155_000_000,
};

/** What looks ask of Zendesk over a month of three hundred agents, in virtual time, in which no lead opens a page. */
export async function monthFigures(): Promise<readonly Figure[]> {
  const { entries, looks, mostMinor } = await runMonth(month);
  const requests = looks.map((look) => look.requests);
  const [median, last, most] = [quantile(requests, 0.5), quantile(requests, 0.99), Math.max(...requests)];
  const count = (...ends: readonly string[]): number => looks.filter(({ endedAs }) => ends.includes(endedAs)).length;
  const [given, refused, tooLong] = [count('given'), count('refused'), count('journal_too_long')];
  const over = Math.max(...mostMinor.values()) - month.teamMonthMinor;
  return [
    {
      what: `${month.agents} agents × 48 gestures × ${month.days} days, ${entries.toLocaleString('en')} entries, no lead: requests of a look`,
      value: `median ${median}, p99 ${last} (at most ${bound.rule}), most ${most} (at most ${bound.worst}), of ${looks.length.toLocaleString('en')} by the app's code`,
      isOver: last > bound.rule || most > bound.worst,
    },
    {
      what: 'the same month: given, refused by the limit, refused for length, failed; overspent',
      value: `${given}, ${refused}, ${tooLong}, ${looks.length - given - refused - tooLong}; ${Math.max(0, over)}`,
      isOver: given + refused < looks.length || over > 0,
    },
  ];
}
