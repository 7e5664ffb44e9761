import type { PageLinks, Place } from '#ports/page-address.ts';
import { isRecord } from '../shared/is-record.ts';
import type { ZafClient } from './client.ts';

export function createPageLinks(client: Pick<ZafClient, 'on'>): PageLinks {
  return {
    onRouted: (listener) =>
      client.on('app.route.changed', (route) => {
        const place = placeOf(route);
        if (place !== null) listener(place);
      }),
  };
}

/**
 * The place that a link into the app names, where it names one: `…/agent/apps/make-it-right/budget` a tab, and each two
 * segments after that a name and a value of its filter. Zendesk's reference promises the segments, and shows no shape for them.
 */
export function placeOf(route: unknown): Place | null {
  const texts = (isRecord(route) ? Object.values(route) : [route]).filter((text) => typeof text === 'string');
  const [tab, ...rest] = (texts[0] ?? '').split('/').filter((segment) => segment !== '');
  if (tab === undefined) return null;
  const names = rest.filter((_segment, index) => index % 2 === 0 && index + 1 < rest.length);
  return { tab, filter: Object.fromEntries(names.map((name, index) => [name, rest[index * 2 + 1] ?? ''])) };
}
