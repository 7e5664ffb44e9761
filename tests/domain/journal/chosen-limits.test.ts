import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { hoursBefore } from '#builders/clock.ts';
import { aRule } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import { anyLimits } from '#builders/past-moments.ts';
import {
  LIMIT_KEYS,
  beyondSettings,
  choicesOf,
  chosenNow,
  isSameChoice,
  isSum,
  limitsOneByOne,
  ruleFaults,
} from '#domain/journal/chosen-limits.ts';
import { bindingLimits, limitsUnder } from '#domain/journal/limits-in-force.ts';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { limitsFor } from '#domain/journal/limits-for.ts';
import type { ChosenLimits, RuleKind } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const gesture = (kind: RuleKind, gestureMinor: number) => aRule({ kind, id: kind === 'tier' ? 'gold' : '11', limits: { gestureMinor } });
const terms = { leadIds: new Set(['90', '91']), currency: 'EUR' };

/** What a lead chose who knew of others; ids and stamps rise together. */
function choice(id: string, chosen: ChosenLimits, replaces: readonly string[] = [], entry: Partial<JournalEntry> = {}): JournalEntry {
  const createdAtMs = hoursBefore(10) + Number(id);
  const detail = { chosen: { id: `c-${id}`, limits: chosen, reason: `reason ${id}` }, replaces };
  return anEntry({
    id,
    kind: 'limits',
    momentId: LIMITS_MOMENT,
    createdById: '90',
    createdAtMs,
    updatedAtMs: createdAtMs,
    detail,
    ...entry,
  });
}

const anyChoice: fc.Arbitrary<ChosenLimits> = fc.record(
  Object.fromEntries(LIMIT_KEYS.map((key) => [key, fc.integer({ min: 0, max: 90 })])),
  { requiredKeys: [] },
);

describe('limits that a lead has chosen', () => {
  it('hold limit by limit where they are less than the settings, and the settings where they say nothing', () => {
    const settings = limits({ gestureMinor: 2500, agentDayMinor: 10_000, customerWindowDays: 60 });
    expect(limitsUnder(settings, [{ limits: { gestureMinor: 1500, customerWindowDays: 90, teamMonthMinor: 0 } }])).toEqual({
      ...settings,
      gestureMinor: 1500,
      customerWindowDays: 90,
      teamMonthMinor: 0,
    });
    expect(limitsUnder(settings, [])).toEqual(settings);
  });

  it('never permit more than the settings', () => {
    fc.assert(
      fc.property(anyLimits, anyChoice, (settings, chosen) => {
        const held = limitsUnder(settings, [{ limits: chosen }]);
        const set = Object.fromEntries(LIMIT_KEYS.map((key) => [key, held[key]]).filter(([, value]) => value !== null));
        expect(beyondSettings(set, settings)).toEqual([]);
      }),
    );
  });

  it('are beyond the settings where one is larger, or the window of a customer shorter; exactly as much is not', () => {
    const settings = limits({ gestureMinor: 2500, customerWindowDays: 60, customerGestureCount: null });
    expect(beyondSettings({ gestureMinor: 2500, customerWindowDays: 60, customerGestureCount: 9 }, settings)).toEqual([]);
    expect(beyondSettings({ gestureMinor: 2501, customerWindowDays: 59 }, settings)).toEqual([
      { key: 'gestureMinor', ceiling: 2500 },
      { key: 'customerWindowDays', ceiling: 60 },
    ]);
    expect(beyondSettings({ gestureMinor: 1 }, limits({ gestureMinor: 0 }))).toEqual([{ key: 'gestureMinor', ceiling: 0 }]);
  });

  it('are one by one what a lead chose, by whom and since when it has been so', () => {
    const settings = limits({ gestureMinor: 2500, agentDayMinor: 10_000, customerWindowDays: 30 });
    const entries = [
      choice('03', { gestureMinor: 1500, agentDayMinor: 5000 }, ['02'], { createdById: '91' }),
      choice('01', { gestureMinor: 1000 }),
      choice('02', { gestureMinor: 1500 }, ['01']),
    ];
    const facts = limitsOneByOne(settings, entries, terms);
    expect(facts.map(({ key }) => key)).toEqual(LIMIT_KEYS);
    const of = (wanted: string) => facts.find(({ key }) => key === wanted);
    expect(of('gestureMinor')).toMatchObject({
      value: 1500,
      ceiling: 2500,
      chosen: 1500,
      since: { byId: '90', atMs: hoursBefore(10) + 2 },
    });
    expect(of('agentDayMinor')).toMatchObject({ value: 5000, since: { byId: '91', atMs: hoursBefore(10) + 3 } });
    expect(of('teamMonthMinor')).toEqual({ key: 'teamMonthMinor', value: null, ceiling: null, chosen: null, since: null });
  });

  it('say also what was chosen where the settings have come to permit less', () => {
    const facts = limitsOneByOne(limits({ gestureMinor: 1000 }), [choice('01', { gestureMinor: 1500 })], terms);
    expect(facts[0]).toMatchObject({ value: 1000, ceiling: 1000, chosen: 1500 });
  });

  it('of two leads who did not know of each other are the smaller of each, and the longer window', () => {
    const entries = [
      choice('01', { gestureMinor: 1500, customerWindowDays: 60, teamMonthMinor: 9 }),
      choice('02', { gestureMinor: 1000, customerWindowDays: 45 }),
    ];
    expect(chosenNow(entries, terms)).toEqual({ limits: { gestureMinor: 1000, customerWindowDays: 60, teamMonthMinor: 9 } });
    expect(chosenNow([...entries, choice('03', { gestureMinor: 2000 }, ['01', '02'])], terms)).toEqual({ limits: { gestureMinor: 2000 } });
    expect(limitsOneByOne(limits({ customerWindowDays: 1 }), entries, terms).find(({ key }) => key === 'teamMonthMinor')).toMatchObject({
      value: 9,
      since: { byId: '90' },
    });
  });

  it('are what every page goes by', () => {
    fc.assert(
      fc.property(anyLimits, anyChoice, anyChoice, (settings, one, other) => {
        const entries = [choice('01', one), choice('02', other)];
        const held = limitsUnder(settings, [chosenNow(entries, terms)]);
        expect(held).toEqual(limitsUnder(settings, [{ limits: one }, { limits: other }]));
        expect(held).toEqual(limitsUnder(limitsUnder(settings, [{ limits: one }]), [{ limits: other }]));
        expect(limitsOneByOne(settings, entries, terms).map(({ key, value }) => [key, value])).toEqual(
          LIMIT_KEYS.map((key) => [key, held[key]]),
        );
      }),
    );
  });

  it('are nobody’s where their entry was changed, is in another currency, or is no lead’s, and are told so but for the last', () => {
    const edited = choice('01', { gestureMinor: 1 }, [], { updatedAtMs: hoursBefore(1) });
    const foreign = choice('02', { gestureMinor: 2 }, [], { currency: 'JPY' });
    const forged = choice('03', { gestureMinor: 3 }, [], { createdById: '11' });
    const copy = anEntry({ id: '04', kind: 'limits', createdById: '90', detail: { limits: limits({ gestureMinor: 4 }) } });
    const entries = [edited, foreign, forged, copy];
    expect(chosenNow(entries, terms)).toEqual({ limits: {} });
    expect(choicesOf(entries, terms).map(({ id, isUsed, isEdited }) => [id, isUsed, isEdited])).toEqual([
      ['02', false, false],
      ['01', false, true],
    ]);
    expect(limitsOneByOne(limits(), entries, terms)[0]).toMatchObject({ value: null, chosen: null, since: null });
  });

  it('hold as well where nobody knows yet whether their writer leads, and then take no other’s place', () => {
    const known = choice('01', { gestureMinor: 1000 });
    const unknown = choice('02', { gestureMinor: 2000, agentDayMinor: 3 }, ['01'], { createdById: '77' });
    const binding = bindingLimits([known, unknown], { ...terms, unknownIds: new Set(['77']) }, 'chosen');
    expect(binding.map(({ id }) => id)).toEqual(['02', '01']);
    expect(bindingLimits([known, unknown], terms, 'chosen')).toEqual([known]);
  });

  it('are told newest first, each with its reason', () => {
    const same = hoursBefore(3);
    const entries = [
      choice('02', {}, [], { createdAtMs: same }),
      choice('03', { gestureMinor: 1 }, [], { createdAtMs: same }),
      choice('01', {}),
    ];
    expect(choicesOf(entries, terms).map(({ id, reason }) => [id, reason])).toEqual([
      ['03', 'reason 03'],
      ['02', 'reason 02'],
      ['01', 'reason 01'],
    ]);
  });

  it('are the same where each is', () => {
    expect(isSameChoice({ limits: { gestureMinor: 0 } }, { limits: { gestureMinor: 0 } })).toBe(true);
    expect(isSameChoice({ limits: { gestureMinor: 0 } }, { limits: {} })).toBe(false);
    expect(LIMIT_KEYS.filter((key) => !isSum(key))).toEqual(['customerGestureCount', 'customerWindowDays']);
  });
});

describe('a rule for some alone', () => {
  const settings = limits({ gestureMinor: 2500, leadGestureMinor: 10_000, agentDayMinor: 10_000 });
  const faults = (kind: RuleKind, gestureMinor: number, everybodys: ChosenLimits = {}) =>
    ruleFaults({ limits: everybodys, rules: [gesture(kind, gestureMinor)] }, settings).map(({ fault, than }) => [fault, than]);

  it('is beyond the settings, or changes nothing, or does', () => {
    expect(faults('tier', 2501, { gestureMinor: 1000 })).toEqual([['beyond', 2500]]);
    expect(faults('tier', 1000, { gestureMinor: 1000 })).toEqual([['changes_nothing', 1000]]);
    expect(faults('tier', 1001, { gestureMinor: 1000 })).toEqual([]);
    expect(faults('person', 10_001)).toEqual([['beyond', 10_000]]);
    expect(faults('person', 10_000)).toEqual([['changes_nothing', 10_000]]);
    expect(faults('person', 2499)).toEqual([]);
  });

  it('holds a lead to less than a lead’s own limit, and never lets an agent give more', () => {
    expect([faults('person', 4000), faults('group', 2500)]).toEqual([[], []]);
    const held = limitsUnder(settings, [{ limits: {}, rules: [gesture('person', 4000)] }]);
    const mostOf = (isLead: boolean) => limitsFor(held, { agentId: '11', isLead }).limits.gestureMinor;
    expect([mostOf(true), mostOf(false)]).toEqual([4000, 2500]);
  });
});
