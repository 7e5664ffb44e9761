import { describe, expect, it } from 'vitest';
import { placeOf } from '#adapters/zaf/workspace.ts';

describe('the place that a link names', () => {
  it.each([
    ['budget', { tab: 'budget', filter: {} }],
    ['/budget/', { tab: 'budget', filter: {} }],
    ['moments/cause/late_delivery/person/11', { tab: 'moments', filter: { cause: 'late_delivery', person: '11' } }],
    ['moments//cause/outage/', { tab: 'moments', filter: { cause: 'outage' } }],
    ['moments/cause/outage/person', { tab: 'moments', filter: { cause: 'outage' } }],
    [
      { id: 7, path: 'budget', other: 'moments' },
      { tab: 'budget', filter: {} },
    ],
    ['moments/cause', { tab: 'moments', filter: {} }],
    [{ appRoute: 'budget' }, { tab: 'budget', filter: {} }],
    ['', null],
    ['/', null],
    [undefined, null],
    [{}, null],
    [7, null],
  ])('of %o is %o', (route, place) => {
    expect(placeOf(route)).toEqual(place);
  });
});
