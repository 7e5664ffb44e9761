import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { formatWeekday } from '#features/lead/line-up/format-weekday.ts';
import { isReadable, lineUpWords } from '#features/lead/line-up/line-up-words.ts';
import { shownLineUp } from '#features/lead/line-up/shown-line-up.ts';
import type { Telling } from '#features/lead/line-up/telling.ts';
import { sentences } from '../../../ui/english.ts';

const DAY = '2026-03-18';
const story = 'Nora Muster got 15 € for order 123456.';
const told = aServiceMoment({ story, day: DAY });
const names = new Map([
  ['11', 'Ben Sample'],
  ['12', 'Ada Sample'],
  ['701', 'Nora Muster'],
]);

function words(moments: readonly ServiceMoment[], changes: Partial<Telling> = {}, isForNext = false) {
  const read = { moments, wholeSince: '', next: null, pages: 1, unreadable: 0, day: DAY, history: [] };
  const shown = shownLineUp({ weeks: null, turns: {}, isForNext, every: null, readerId: null, nextReaderId: null }, read, []);
  const account = { names, ownId: '91', currency: EUR, timeZone: TIME_ZONE, nowMs: NOW_MS };
  return lineUpWords(sentences, shown, {
    account,
    policy: builtInPolicy(EUR),
    isOpen: false,
    isTellable: () => true,
    ideas: [],
    ...changes,
  });
}

const challengeIn = (moment: ServiceMoment) => words([moment]).items[1]?.told;
const winIn = (all: ReturnType<typeof words>) => all.items[0]?.told;

describe('a story', () => {
  it('is told without the customer’s name, numbers and sums; the colleague is named', () => {
    expect(winIn(words([told]))).toMatchObject({
      text: '[customer] got [amount] for order [number].',
      isQuoted: true,
      facts: ['Ben Sample · Store credit · Late delivery'],
      why: 'Why: the newest story not told yet.',
    });
  });

  it('is told as it is where a lead has said so', () => {
    expect(winIn(words([told], { isOpen: true }))).toMatchObject({
      text: story,
      facts: ['Ben Sample · Customer: Nora Muster · €15 store credit · Late delivery'],
    });
  });

  it('of what is counted tells the number and its worth only where a lead has said so', async () => {
    await addOwnKinds(OWN_KINDS, 'en-US');
    const miles = { ...aDraft({ gesture: 'miles', amount: eur(600), count: 500 }), id: 'm1', status: 'given' as const };
    const moment = aServiceMoment({ story, day: DAY, giving: miles });
    expect(winIn(words([moment]))).toMatchObject({ facts: ['Ben Sample · Miles · Late delivery'] });
    expect(winIn(words([moment], { isOpen: true }))).toMatchObject({
      facts: ['Ben Sample · Customer: Nora Muster · 500 miles (€6) · Late delivery'],
    });
  });

  it('is not shown before it is known what the customer is called', () => {
    expect(winIn(words([told], { isTellable: () => false }))).toMatchObject({
      text: 'This story is not shown yet: the customer’s name is not known, so it could not be left out.',
      isQuoted: false,
    });
  });
});

describe('a challenge that is still open', () => {
  const open = {
    day: '2026-03-16',
    createdAtMs: Date.parse('2026-03-16T09:00Z'),
    giving: { ...told.giving, status: 'asked', decidedById: '' },
  } as Partial<ServiceMoment>;

  it('says what is open wherever it is told, and nothing else where nobody has written a story', () => {
    expect(challengeIn(aServiceMoment({ ...open, story: '' }))).toMatchObject({
      text: 'Still open: a lead was asked and has not answered. Since: Monday, March 16.',
      isQuoted: false,
      facts: ['Store credit · Late delivery'],
      why: '',
    });
  });

  it('says it after its story where there is one', () => {
    expect(challengeIn(aServiceMoment({ ...open, story: 'It was late.' }))).toMatchObject({
      text: 'It was late.',
      facts: ['Store credit · Late delivery', 'Still open: a lead was asked and has not answered. Since: Monday, March 16.'],
      why: '',
    });
  });
});

/** Was asked for on a day and answered by a lead late in the evening by the server's clock, the day after in the account's time zone. */
function answered(kind: 'approved' | 'question', day = '2026-03-15') {
  const line = { kind, byId: '91', byName: 'Lena Sample', atMs: Date.parse('2026-03-16T23:30Z'), text: '', amountMinor: null };
  const { decision } = aDraft();
  return aServiceMoment({ story: '', day, giving: { status: 'asked', decision: { ...decision, request: [line] } } });
}

describe('a request that a lead has answered', () => {
  it('says that it is approved and not given yet, since the account’s day of the approval', () => {
    const all = words([answered('approved')]);
    expect(all.items[1]?.told?.text).toBe('Still open: approved on Tuesday, March 17, not given yet.');
  });

  it('says that a lead has asked back and whose turn it is, and names nobody', () => {
    const all = words([answered('question')]);
    expect(all.items[1]?.told?.text).toBe(
      'Still open: a lead has asked a question and is waiting for the agent’s answer. Since: Tuesday, March 17.',
    );
  });

  it('says the same among what is not made right yet', () => {
    expect(words([answered('approved', '2026-03-17')]).wounds.map(({ text }) => text)).toEqual([
      'Late delivery: approved on Tuesday, March 17, not given yet. The customer has nothing yet.',
    ]);
    expect(words([answered('question', '2026-03-17')]).wounds.map(({ text }) => text)).toEqual([
      'Late delivery: a lead has asked a question and is waiting for the agent’s answer. Since: Tuesday, March 17. The customer has nothing yet.',
    ]);
  });
});

function ticketsOf(day: string, count: number): readonly ServiceMoment[] {
  return Array.from({ length: count }, (_one, index) => aServiceMoment({ id: `${day} ${index}`, ticketId: `${day} ${index}`, day }));
}

describe('how a cause has grown', () => {
  const before = ['2026-03-11', '2026-03-04', '2026-02-25', '2026-02-18'].flatMap((day) => ticketsOf(day, 1));

  it.each([
    ['has', 12, 'This week against the four before, it has grown: chance alone'],
    ['has not', 5, 'This week against the four before, it has not grown more than chance would explain.'],
  ])('says where it %s what was compared with what', (_what, count, said) => {
    const grown = count === 5 ? before.flatMap(({ day }) => ticketsOf(day, 5)) : before;
    expect(words([...ticketsOf('2026-03-18', count), ...grown]).items[2]?.told?.why).toContain(said);
  });
});

describe('a line-up in words', () => {
  it('says for each item that is empty why', () => {
    const said = words([]).items.map(({ empty }) => empty);
    expect(said[0]).toBe('No gesture of the last four weeks has a story yet.');
    expect(new Set(said).size).toBe(5);
    expect(said.every((one) => !one.includes('line_up.'))).toBe(true);
  });

  it('says who reads, how the causes stand, and what is open', () => {
    const failed = aServiceMoment({ id: 'm2', customerId: '702', ticketId: '502', day: '2026-03-17', giving: { status: 'declined' } });
    const all = words([told, failed]);
    expect(all.title).toBe('Line-up, Wednesday, March 18: five minutes');
    expect(all.reader).toBe('Reading today: Ben Sample.');
    expect(all.items[2]?.told).toMatchObject({ text: 'Late delivery: 2 tickets in the last seven days', facts: [] });
    expect(all.wounds).toEqual([
      {
        id: 'm2',
        ticketId: '502',
        text: 'Late delivery: the request was declined. Asked: Tuesday, March 17. The customer has nothing yet.',
      },
    ]);
  });

  it('says of a later day that it is one', () => {
    const others = [told, aServiceMoment({ id: 'm2', agentId: '12', day: DAY })];
    const reader = (isForNext: boolean) => words(others, {}, isForNext).reader;
    expect(reader(false)).toBe('Reading today: Ben Sample. Next time: Ada Sample.');
    expect(reader(true)).toBe('Reading that day: Ada Sample. Next time: Ben Sample.');
  });

  it('is there to be read where it tells anything', () => {
    expect(isReadable(words([]))).toBe(false);
    expect(isReadable(words([told]))).toBe(true);
    const wounds = [{ id: '1', ticketId: '1', text: 'Late.' }];
    expect(isReadable({ ...words([]), wounds })).toBe(true);
  });

  it('names days as the account has them, in whatever zone the browser is', () => {
    expect(formatWeekday('de', '2026-03-18')).toBe('Mittwoch, 18. März');
  });
});

function improve(ideas: readonly ServiceMoment[]) {
  return words([told], { ideas }).items.find(({ item }) => item === 'improve')?.told?.facts;
}

describe('the cause to improve', () => {
  it('is told with the fixes that the team should make, without anybody’s name', () => {
    const idea = aServiceMoment({ kind: 'process_fix', story: 'Nora Muster says: ask twice.', day: DAY });
    expect(improve([idea])).toEqual(['A fix we should make: [customer] says: ask twice.']);
    expect(improve([{ ...idea, cause: '' }])).toEqual(['Another fix we should make: [customer] says: ask twice.']);
    expect(improve([{ ...idea, cause: 'outage' }])).toEqual(['Outage, a fix we should make: [customer] says: ask twice.']);
    expect(improve([])).toEqual([]);
  });
});
