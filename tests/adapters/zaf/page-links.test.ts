import { describe, expect, it, vi } from 'vitest';
import { createPageLinks, placeOf } from '#adapters/zaf/page-links.ts';
import { fakeClient } from './fake-client.ts';

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

describe('news of a link', () => {
  it('says where a link into the app leads, if anywhere', () => {
    const client = fakeClient();
    const listener = vi.fn<(place: unknown) => void>();
    createPageLinks(client).onRouted(listener);
    client.fire('app.route.changed', 'budget');
    client.fire('app.route.changed', '');
    expect(listener.mock.calls).toEqual([[{ tab: 'budget', filter: {} }]]);
  });
});
