import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { type MomentsFilter, addressOf, filterOf, isNarrowed, matcherOf, monthOf } from '#features/lead/moments/moments-filter.ts';
import { rowOf } from '#features/lead/moments/moment-row.ts';
import { aServiceMoment, aWin } from './a-moments-tab.ts';

const ROWS = [
  aServiceMoment('given'),
  aServiceMoment('undone', {
    agentId: '12',
    day: '2026-02-28',
    story: 'Späte Lieferung.',
    giving: { ...aDraft(), id: 'undone', status: 'voided' },
  }),
  aServiceMoment('untold', { story: ' ', cause: 'outage', ticketId: '777', day: '2026-03-01' }),
  aWin('win', { day: '2025-12-31', story: 'Told us late, and early.' }),
].map((moment) => rowOf(moment, TIME_ZONE));

function found(change: Partial<MomentsFilter>, today = '2026-03-18'): readonly string[] {
  const isMet = matcherOf(
    { ...filterOf({}), ...change },
    {
      today,
      isAmong: (id, among) => `${id} ${among}` === 'given :Onboarding',
      afterwards: ({ id }) => (id === 'given' ? ['reopened', 'wrote_again'] : ['not_known']),
    },
  );
  return ROWS.filter(isMet).map(({ id }) => id);
}

describe('what a list is narrowed down to', () => {
  it.each([
    [{}, ['given', 'undone', 'untold', 'win']],
    [{ kind: 'internal_win' }, ['win']],
    [{ cause: 'outage' }, ['untold']],
    [{ gesture: 'credit' }, ['given', 'undone', 'untold']],
    [{ gesture: 'miles' }, []],
    [{ personId: '12' }, ['undone']],
    [{ outcome: 'undone' }, ['undone']],
    [{ outcome: 'no_gesture' }, ['win']],
    [{ after: 'wrote_again' }, ['given']],
    [{ after: 'not_known' }, ['undone', 'untold', 'win']],
    [{ after: 'rated_bad' }, []],
    [{ isWithoutStory: true }, ['untold']],
    [{ among: ':Onboarding' }, ['given']],
    [{ among: 'featured' }, []],
    [{ when: 'this_month' }, ['given', 'untold']],
    [{ when: 'last_month' }, ['undone']],
    [{ text: 'spate' }, ['undone']],
    [{ text: 'LATE  late' }, ['given', 'win']],
    [{ text: 'late birthday' }, ['given']],
    [{ text: '777' }, ['untold']],
    [{ text: '#777 ' }, ['untold']],
    [{ text: '77' }, []],
    [{ text: 'late', kind: 'internal_win' }, ['win']],
  ] as const)('%j: %j', (change, ids) => {
    expect(found(change)).toEqual(ids);
  });

  it('goes by the month before, also over the turn of a year', () => {
    expect(monthOf('last_month', '2026-01-01')).toBe('2025-12');
    expect(monthOf('last_month', '2026-03-31')).toBe('2026-02');
    expect(monthOf('this_month', '2026-03-31')).toBe('2026-03');
    expect(monthOf(null, '2026-03-31')).toBeNull();
    expect(found({ when: 'last_month' }, '2026-01-15')).toEqual(['win']);
  });
});

describe('the address', () => {
  const all: MomentsFilter = {
    text: 'tea & cake',
    kind: 'process_fix',
    cause: 'outage',
    gesture: 'miles',
    personId: '12',
    when: 'last_month',
    outcome: 'no_gesture',
    after: 'reopened',
    among: ':Onboarding',
    isWithoutStory: true,
  };

  it('says every part of a filter, and reads it again', () => {
    expect(filterOf(addressOf(all, 'm-1'))).toEqual(all);
    expect(addressOf(all, 'm-1')['id']).toBe('m-1');
  });

  it('says nothing of what narrows nothing', () => {
    expect(addressOf(filterOf({}), null)).toEqual({});
    expect(isNarrowed(filterOf({}))).toBe(false);
    expect(isNarrowed(filterOf({ id: 'm-1' }))).toBe(false);
    for (const key of Object.keys(addressOf(all, null))) {
      expect(isNarrowed(filterOf({ [key]: addressOf(all, null)[key] ?? '' }))).toBe(true);
    }
  });

  it('passes over what it cannot say', () => {
    expect(filterOf({ kind: 'loss', when: 'ever', outcome: 'lost', story: 'with', more: '1' })).toEqual(filterOf({}));
  });
});

it('what is not known to be carried out is among what was given, and found by itself', () => {
  const open = rowOf(aServiceMoment('open', { openWith: 'webhook' }), 'UTC');
  const isMet = (change: Partial<MomentsFilter>): boolean =>
    matcherOf({ ...filterOf({}), ...change }, { today: '2026-03-18', isAmong: () => false, afterwards: () => [] })(open);
  expect([isMet({ outcome: 'given' }), isMet({ outcome: 'open' }), isMet({ outcome: 'undone' })]).toEqual([true, true, false]);
});
