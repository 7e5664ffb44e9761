import { describe, expect, test } from 'vitest';
import { formatRoute, frameAddress, parseRoute } from '#sandbox/host/route.ts';

describe('the address of the workspace', () => {
  test('names the ticket, the person and the looks', () => {
    expect(parseRoute('?ticket=105&user=lead&locale=de&scheme=dark&tray=360')).toEqual({
      page: 'ticket',
      ticketId: 105,
      userKey: 'lead',
      locale: 'de',
      scheme: 'dark',
      tray: 360,
    });
  });

  test('falls back to the agent, the narrow tray and the default ticket', () => {
    expect(parseRoute('?ticket=-1&tray=17&scheme=pink')).toEqual({
      page: 'ticket',
      ticketId: null,
      userKey: 'agent',
      locale: null,
      scheme: null,
      tray: 320,
    });
  });

  test.each(['/?ticket=105&user=agent2', '/?page=lead&user=lead', '/?ticket=1&user=agent&locale=ar&scheme=light&tray=420'])(
    'comes back the same from %s',
    (address) => {
      expect(formatRoute(parseRoute(address.slice(1)))).toBe(address);
    },
  );
});

describe('the address of the app', () => {
  const base = { guid: 'g', scheme: 'dark', framePort: 4567 } as const;

  test('is at a port of its own, so of another origin and the same site, with what the SDK reads', () => {
    expect(frameAddress({ ...base, page: 'assets/sidebar.html', hostOrigin: 'http://127.0.0.1:4200' }).href).toBe(
      'http://127.0.0.1:4567/assets/sidebar.html?origin=http%3A%2F%2F127.0.0.1%3A4200&app_guid=g&colorScheme=dark',
    );
  });

  test("keeps the page's own parameters", () => {
    expect(
      frameAddress({ ...base, page: 'assets/sidebar.html?view=lead', hostOrigin: 'http://localhost:4200' }).searchParams.get('view'),
    ).toBe('lead');
  });
});
