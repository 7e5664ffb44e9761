import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { type Telling, formatWeekday, isReadable, lineUpWords } from '#features/lead/line-up/line-up-words.ts';
import { shownLineUp } from '#features/lead/line-up/shown-line-up.ts';
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
