import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { chooseLineUp, namedIn, toldIn } from '#domain/line-up/choose-line-up.ts';
import { type EarlierLineUp, LINE_UP_ITEMS, LINE_UP_RHYTHMS, type StandardLine } from '#domain/line-up/line-up.ts';
import { daysOfStories, earlierDay, isDay, namedBeside } from '#domain/line-up/line-up-days.ts';
import { readerTurns } from '#domain/line-up/readers.ts';
import { MOMENT_KINDS, MOMENT_STATUSES } from '#domain/moments/moment.ts';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { SEVERITIES } from '#domain/gestures/gesture.ts';
import { nextDay } from '#domain/shared/time.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { anEarlierLineUp } from './an-earlier-line-up.ts';

const DAY = '2026-03-18';
const people = fc.constantFrom('11', '12', '13', '14');
const days = fc.integer({ min: -2, max: 40 }).map((daysAgo) => earlierDay(DAY, daysAgo));

const anyMoments: fc.Arbitrary<readonly ServiceMoment[]> = fc
  .array(
    fc.record({
      day: fc.oneof({ weight: 20, arbitrary: days }, { weight: 1, arbitrary: fc.constantFrom('', 'soon') }),
      agentId: fc.oneof({ weight: 9, arbitrary: people }, fc.constant('')),
      kind: fc.constantFrom(...MOMENT_KINDS),
      cause: fc.constantFrom('late_delivery', 'damaged_item', ''),
      story: fc.constantFrom('', ' ', 'One.', 'one.\r\n', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.'),
      customerId: fc.constantFrom('701', '702', '703'),
      createdAtMs: fc.integer({ min: 1, max: 9 }),
      giving: fc.option(
        fc.record({
          status: fc.constantFrom(...MOMENT_STATUSES),
          gesture: fc.constantFrom(...GESTURE_KINDS),
          severity: fc.constantFrom(...SEVERITIES),
          deviation: fc.constantFrom('', 'A birthday.'),
          todos: fc.constantFrom([], [{ what: 'issue_credit', whoId: '11', whoName: 'Ben Sample', doneAtMs: 1 }]),
        }),
      ),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((changes, index) => aServiceMoment({ id: `m${index}`, ticketId: `t${index}`, ...changes })));

const ids = fc.integer({ min: 0, max: 13 }).map((index) => `m${index}`);
const anyHistory: fc.Arbitrary<readonly EarlierLineUp[]> = fc.array(
  fc
    .record({
      day: days,
      told: fc.record({ win: ids, challenge: ids, thanks: ids }, { requiredKeys: [] }),
      namedIds: fc.array(people, { maxLength: 2 }),
      readerId: people,
      nextReaderId: people,
      isHeld: fc.boolean(),
      atMs: fc.nat(),
    })
    .map(anEarlierLineUp),
  { maxLength: 6 },
);
const LINES: readonly StandardLine[] = ['first', 'second', 'third'].map((text) => ({ cause: null, text, reason: '', unless: '' }));
const anyStandard = fc.integer({ min: 0, max: 3 }).map((count) => LINES.slice(0, count));
const anyTurns = fc.record(
  { win: fc.nat(9), challenge: fc.nat(9), improve: fc.nat(9), thanks: fc.nat(9), standard: fc.nat(9) },
  { requiredKeys: [] },
);
const anyOptions = fc.record({ every: fc.constantFrom(...LINE_UP_RHYTHMS), wholeSince: fc.oneof(fc.constant(''), days), turns: anyTurns });

describe('whatever the team has told and lived through', () => {
  it('a line-up is chosen, and the same from the same, in whatever order it is read', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, anyStandard, anyOptions, (moments, history, standard, options) => {
        const lineUp = chooseLineUp(moments, history, standard, DAY, options);
        expect(chooseLineUp(moments.toReversed(), history, standard, DAY, options)).toEqual(lineUp);
      }),
    );
  });

  it('no story is told that another day’s line-up told, and none twice in one', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, anyOptions, (moments, history, options) => {
        const told = Object.values(toldIn(chooseLineUp(moments, history, [], DAY, options)));
        const dayOf = daysOfStories(history);
        const before = new Set([...dayOf].filter(([, day]) => day !== DAY).map(([id]) => id));
        expect(told.filter((id) => before.has(id))).toEqual([]);
        expect(new Set(told).size).toBe(told.length);
        const texts = [...told, ...before].flatMap((id) =>
          moments.filter((one) => one.id === id).map(({ story }) => story.trim().toLowerCase()),
        );
        const toldTexts = texts.slice(0, told.length).filter((text) => text !== '');
        // What somebody wrote twice, of which this day has one and another day the other, stays on both.
        const isOwn = [...dayOf.values()].includes(DAY);
        const again = toldTexts.filter((text, index) => texts.some((other, at) => at !== index && at >= told.length && other === text));
        expect(isOwn ? [] : again).toEqual([]);
        expect(new Set(toldTexts).size).toBe(toldTexts.length);
      }),
    );
  });

  it('a story that was planned or told on several days is on one of them, the day that held it or the first', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, (moments, history) => {
        const planned = new Map(
          [...new Set(history.map(({ day }) => day))].map((day) => [day, toldIn(chooseLineUp(moments, history, [], day))]),
        );
        const dayOf = daysOfStories(history);
        const told = [...planned].flatMap(([day, one]) => Object.values(one).map((id) => ({ id, day })));
        const elsewhere = told.filter(({ id, day }) => (dayOf.get(id) ?? day) !== day);
        expect(elsewhere).toEqual([]);
      }),
    );
  });

  it('nobody is named who is at the line-up before or after, but for what was kept, and nobody twice in one', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, anyOptions, (moments, history, options) => {
        const lineUp = chooseLineUp(moments, history, [], DAY, options);
        const named = namedIn(lineUp);
        const own = Object.values(history.findLast(({ day }) => day === DAY)?.told ?? {});
        const isKept = history.some(({ day }) => day === DAY);
        const kept = new Set(
          [lineUp.win, lineUp.thanks].flatMap(({ chosen }) =>
            chosen !== null && own.includes(chosen.told.id) ? [chosen.told.agentId] : [],
          ),
        );
        expect(named.filter((id) => namedBeside(history, DAY).has(id) && !(isKept && kept.has(id)))).toEqual([]);
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });

  it('day after day, each keeping what was told, neither story nor person comes again too soon', () => {
    fc.assert(
      fc.property(anyMoments, fc.array(anyTurns, { minLength: 2, maxLength: 6 }), (moments, turnsByDay) => {
        const seen: EarlierLineUp[] = [];
        let day = DAY;
        for (const turns of turnsByDay) {
          const lineUp = chooseLineUp(moments, seen, LINES, day, { turns });
          const told = toldIn(lineUp);
          const namedIds = namedIn(lineUp);
          const all = seen.flatMap((one) => Object.values(one.told));
          expect(Object.values(told).filter((id) => all.includes(id))).toEqual([]);
          expect(namedIds.filter((id) => seen.at(-1)?.namedIds.includes(id) === true)).toEqual([]);
          seen.push(anEarlierLineUp({ day, told, namedIds }));
          day = nextDay(day);
        }
      }),
    );
  });

  it('once presented, a line-up stays what it was for the rest of its day', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, anyOptions, (moments, history, options) => {
        const before = history.filter(({ day }) => day !== DAY);
        const lineUp = chooseLineUp(moments, before, [], DAY, options);
        const own = anEarlierLineUp({ day: DAY, told: toldIn(lineUp), namedIds: namedIn(lineUp) });
        const again = chooseLineUp(moments, [...before, own], [], DAY, { ...options, turns: {} });
        expect(toldIn(again)).toEqual(toldIn(lineUp));
      }),
    );
  });

  it('only what stands and has a story is a win, with a reason that is so', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, anyOptions, (moments, history, options) => {
        const { chosen } = chooseLineUp(moments, history, [], DAY, options).win;
        if (chosen === null) return;
        const { told, reason } = chosen;
        expect([told.kind, told.giving?.status, told.story.trim() === '', isDay(told.day)]).toEqual(['external_win', 'given', false, true]);
        const ofWeek = moments.filter((one) => one.day > '2026-03-11' && one.day <= DAY && one.story.trim() !== '');
        const wins = ofWeek.filter((one) => one.kind === 'external_win' && one.giving?.status === 'given');
        const alone = wins.filter(
          ({ giving, cause }) =>
            (reason.kind === 'only_gesture' && giving?.gesture === reason.gesture) ||
            (reason.kind === 'only_cause' && cause === reason.cause),
        );
        expect(alone).toEqual(reason.kind === 'only_gesture' || reason.kind === 'only_cause' ? [told] : []);
        const naming = history.filter(({ day, namedIds }) => day < DAY && namedIds.includes(told.agentId)).map(({ day }) => day);
        const since = reason.kind === 'not_named_since' ? reason.day : (naming.toSorted().at(-1) ?? '');
        expect(reason.kind === 'never_named' ? naming : []).toEqual([]);
        expect(naming.toSorted().at(-1) ?? '').toBe(since);
      }),
    );
  });

  it('*another* gives each candidate once, and then the first again', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, anyStandard, fc.constantFrom(...LINE_UP_ITEMS), (moments, history, standard, item) => {
        const at = (turn: number) => chooseLineUp(moments, history, standard, DAY, { turns: { [item]: turn } })[item];
        const { among } = at(0);
        if (among === 0) return;
        const all = Array.from({ length: among }, (_one, turn) => JSON.stringify(at(turn).chosen));
        expect(new Set(all).size).toBe(among);
        expect(JSON.stringify(at(among).chosen)).toBe(all[0]);
      }),
    );
  });

  it('an item is empty for a reason that is so', () => {
    fc.assert(
      fc.property(anyMoments, anyOptions, (moments, options) => {
        const lineUp = chooseLineUp(moments, [], [], DAY, options);
        // Where nothing was told and nobody named before, the win is only ever missing because there is none.
        expect(lineUp.win.chosen === null ? lineUp.win.empty : 'none').toBe('none');
      }),
    );
  });

  it('a line of the standard has its turn before any has its second', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINE_UP_RHYTHMS), days, (every, day) => {
        const step = every === 'day' ? 1 : 7;
        const three = [0, 1, 2].map(
          (turn) => chooseLineUp([], [], LINES, earlierDay(day, -turn * step), { every }).standard.chosen?.line.text,
        );
        expect(new Set(three).size).toBe(3);
      }),
    );
  });

  it('whoever reads is not the next to read, where there is anybody else', () => {
    fc.assert(
      fc.property(anyMoments, anyHistory, (moments, history) => {
        const before = history.filter(({ day }) => day < DAY);
        const { readerId, nextReaderId, inTurn } = readerTurns(moments, before, DAY);
        expect(nextReaderId === '').toBe(inTurn.every((id) => id === readerId));
        expect(nextReaderId === '' ? null : nextReaderId).not.toBe(readerId);
      }),
    );
  });
});
