import { describe, expect, it } from 'vitest';
import { createPageAddress } from '#adapters/browser/page-address.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ZENDESK = '?origin=https%3A%2F%2Facme.zendesk.com&app_guid=g-1';

/** A browser's window with a history of addresses. */
function aWindow(first: string) {
  const addresses = [new URL(first, 'https://apps.example/assets/lead.html')];
  const at = (): URL => addresses.at(-1) ?? new URL('https://apps.example');
  const window = Object.assign(new EventTarget(), {
    location: {
      get hash() {
        return at().hash;
      },
      get search() {
        return at().search;
      },
      get pathname() {
        return at().pathname;
      },
    },
    history: {
      pushState: (_state: unknown, _title: string, url?: string | URL | null) => void addresses.push(new URL(url ?? '', at())),
      replaceState: (_state: unknown, _title: string, url?: string | URL | null) => void addresses.splice(-1, 1, new URL(url ?? '', at())),
    },
  });
  const back = (): void => {
    addresses.pop();
    window.dispatchEvent(new Event('popstate'));
  };
  return { window, addresses, back };
}

function opened(first: string, openStorage: () => Storage = () => memoryStorage()) {
  const browser = aWindow(first);
  return { ...browser, address: createPageAddress({ window: browser.window, openStorage }) };
}

describe('the address of a page', () => {
  it('names no place where Zendesk opened the page without one', () => {
    const { address, addresses } = opened(ZENDESK);
    expect(address.read()).toEqual({ tab: null, filter: {} });
    expect(addresses.map(String)).toEqual([`https://apps.example/assets/lead.html${ZENDESK}`]);
  });

  it('names the place that a shared link or a reload leads to', () => {
    const { address } = opened(`${ZENDESK}#tab=budget&filter.agent=11&filter.kind=edited`);
    expect(address.read()).toEqual({ tab: 'budget', filter: { agent: '11', kind: 'edited' } });
  });

  it('takes the place from what is before # where there is none behind it', () => {
    expect(opened(`${ZENDESK}&tab=budget&filter.agent=11`).address.read()).toEqual({ tab: 'budget', filter: { agent: '11' } });
    expect(opened(`${ZENDESK}&tab=budget#tab=requests`).address.read()).toEqual({ tab: 'requests', filter: {} });
  });

  it('is written beside what Zendesk put there, and read the same', () => {
    const { address, addresses } = opened(`${ZENDESK}#theme=dark&tab=requests&filter.old=1`);
    const place = { tab: 'moments', filter: { story: 'a & b=c' } };
    address.write(place, 'push');
    expect(addresses).toHaveLength(2);
    expect(addresses[1]?.pathname).toBe('/assets/lead.html');
    expect(addresses[1]?.search).toBe(ZENDESK);
    expect(addresses[1]?.hash).toContain('theme=dark');
    expect(addresses[1]?.hash).not.toContain('old');
    expect(address.read()).toEqual(place);
  });

  it('can lead away from every tab', () => {
    const { address } = opened(`${ZENDESK}#tab=requests&filter.agent=11`);
    address.write({ tab: null, filter: {} }, 'push');
    expect(address.read()).toEqual({ tab: null, filter: {} });
  });

  it('leaves a step for Back, unless it is told not to or nothing changes', () => {
    const { address, addresses } = opened(`${ZENDESK}#tab=requests`);
    address.write({ tab: 'requests', filter: {} }, 'push');
    expect(addresses).toHaveLength(1);
    address.write({ tab: 'requests', filter: { agent: '11' } }, 'replace');
    expect(addresses).toHaveLength(1);
    address.write({ tab: 'budget', filter: {} }, 'push');
    expect(addresses).toHaveLength(2);
  });

  it('tells of Back until nobody listens, and not of what was written', () => {
    const { address, back } = opened(ZENDESK);
    const told: (string | null)[] = [];
    const stop = address.onMoved(() => told.push(address.read().tab));
    address.write({ tab: 'requests', filter: {} }, 'push');
    address.write({ tab: 'budget', filter: {} }, 'push');
    expect(told).toEqual([]);
    back();
    back();
    expect(told).toEqual(['requests', null]);
    stop();
    back();
    expect(told).toHaveLength(2);
  });
});

describe('the last place in this tab of the browser', () => {
  it('is where the page opens that Zendesk has loaded again', () => {
    const storage = memoryStorage();
    opened(ZENDESK, () => storage).address.write({ tab: 'budget', filter: { agent: '11' } }, 'push');
    const { address, addresses } = opened(ZENDESK, () => storage);
    expect(address.read()).toEqual({ tab: 'budget', filter: { agent: '11' } });
    expect(addresses).toHaveLength(1);
  });

  it('is kept under the name of the app', () => {
    const values = new Map<string, string>();
    opened(ZENDESK, () => memoryStorage(values)).address.write({ tab: 'budget', filter: { agent: '11' } }, 'push');
    expect([...values]).toEqual([['make-it-right:place', '#tab=budget&filter.agent=11']]);
  });

  it('counts less than what the address names', () => {
    const storage = memoryStorage();
    opened(ZENDESK, () => storage).address.write({ tab: 'budget', filter: {} }, 'push');
    expect(opened(`${ZENDESK}#tab=requests`, () => storage).address.read().tab).toBe('requests');
  });

  it('is also where Back has led', () => {
    const storage = memoryStorage();
    const { address, back } = opened(ZENDESK, () => storage);
    address.onMoved(() => undefined);
    address.write({ tab: 'requests', filter: {} }, 'push');
    address.write({ tab: 'budget', filter: {} }, 'push');
    back();
    expect(opened(ZENDESK, () => storage).address.read().tab).toBe('requests');
  });

  it.each([
    ['blocked', blocked],
    ['full', () => memoryStorage(new Map(), true)],
  ] as const)('is forgotten where the storage is %s, and everything else holds', (_state, openStorage) => {
    const { address } = opened(ZENDESK, openStorage);
    address.write({ tab: 'budget', filter: {} }, 'push');
    expect(address.read().tab).toBe('budget');
    expect(opened(ZENDESK, openStorage).address.read().tab).toBeNull();
  });
});
