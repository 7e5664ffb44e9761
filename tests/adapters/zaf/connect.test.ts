// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect } from '#adapters/zaf/connect.ts';
import { REGISTER_TIMEOUT_MS } from '#adapters/zaf/register.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { openWorkspace, surround } from './scripted-host.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function at(origin: string | null, hash = ''): { search: string; hash: string } {
  return { search: origin === null ? '' : `?origin=${encodeURIComponent(origin)}&app_guid=g`, hash };
}

/** An SDK that registers at once. */
function readySdk(registration: unknown = {}): ZafSdk {
  const client = { on: (event: string, handler: (payload: unknown) => unknown) => event === 'app.registered' && handler(registration) };
  return { init: () => client as unknown as ZafSdkClient };
}

const loadSdk = (): Promise<ZafSdk> => Promise.resolve(readySdk());

function malformed(): never {
  throw new URIError('malformed');
}

function failing(): Promise<ZafSdk> {
  return Promise.reject(new TypeError('Failed to fetch'));
}

describe('connecting to the workspace', () => {
  it('registers through the bundled SDK and is told the settings', async () => {
    const { client } = await openWorkspace();
    expect(client.metadata).toEqual({ settings: { currency: 'EUR' } });
  });

  it("uses the SDK of Zendesk's own script where the page loaded it", async () => {
    vi.stubGlobal('ZAFClient', readySdk({ metadata: { settings: { from: 'script' } } }));
    const client = expectOk(await connect({ location: at('https://example.zendesk.com') }));
    expect(client.metadata.settings).toEqual({ from: 'script' });
  });

  it.each([
    ['nothing', { search: '', hash: '' }],
    ['no origin', { search: '?app_guid=g', hash: '' }],
    ['no app', { search: '?origin=https%3A%2F%2Fexample.zendesk.com', hash: '' }],
    ['empty ones', { search: '?origin=&app_guid=', hash: '#origin=' }],
  ])('needs its parameters: %s', async (_title, location) => {
    expect(await connect({ location, loadSdk })).toEqual({ ok: false, error: { kind: 'no_parameters' } });
  });

  it('takes its parameters from the hash where the search has none', async () => {
    const location = { search: '?colorScheme=dark', hash: '#origin=https%3A%2F%2Fexample.zendesk.com&app_guid=g' };
    expect(await connect({ location, loadSdk })).toMatchObject({ ok: true });
  });

  it.each([
    'https://example.zendesk.com',
    'https://my-team.example.zendesk.com',
    'https://example.zd-staging.com',
    'https://example.zendesk-dev.com',
    'http://localhost:4200',
    'https://example.zd-dev.com',
    'https://example.zd-master.com',
    'https://example.zendesk-staging.com',
    'http://127.0.0.1:3001',
    'https://localhost',
  ])('trusts %s', async (origin) => {
    expect(await connect({ location: at(origin), loadSdk })).toMatchObject({ ok: true });
  });

  it.each([
    'http://example.zendesk.com',
    'https://zendesk.com.evil.example',
    'https://example.zendesk.com.evil.example',
    'https://exa_mple.zendesk.com',
    'https://examplezendesk.com',
    'ftp://localhost',
    'ws://127.0.0.1:3001',
    'https://evilzendesk.com',
    'https://zendesk.com',
    'https://example.zendesk.com:8443',
    'https://example.zendesk.com/path',
    'https://user@example.zendesk.com',
    'http://localhost.evil.example',
    'null',
    'javascript:alert(1)',
  ])('does not trust %s', async (origin) => {
    expect(await connect({ location: at(origin), loadSdk })).toEqual({ ok: false, error: { kind: 'foreign_origin', origin } });
  });

  it('takes them from the search where both have them', async () => {
    const location = { search: at('https://evil.example').search, hash: '#origin=https%3A%2F%2Fexample.zendesk.com&app_guid=g' };
    expect(await connect({ location, loadSdk })).toEqual({ ok: false, error: { kind: 'foreign_origin', origin: 'https://evil.example' } });
  });

  it('judges the origin that the SDK will speak to: the last of two', async () => {
    const search = '?origin=https://example.zendesk.com&app_guid=g&origin=https://evil.example';
    expect(await connect({ location: { search, hash: '' }, loadSdk })).toMatchObject({
      error: { kind: 'foreign_origin', origin: 'https://evil.example' },
    });
  });

  it('says that it was refused where the SDK does not start, and why where that is known', async () => {
    const location = at('https://example.zendesk.com');
    const startingWith = (init: ZafSdk['init']) => connect({ location, loadSdk: () => Promise.resolve({ init }) });
    expect(await startingWith(() => false)).toStrictEqual({ ok: false, error: { kind: 'refused' } });
    expect(await startingWith(malformed)).toStrictEqual({ ok: false, error: { kind: 'refused', cause: new URIError('malformed') } });
  });

  it('says that nobody answers where the handshake is not returned within ten seconds', async () => {
    expect(REGISTER_TIMEOUT_MS).toBe(10_000);
    vi.useFakeTimers();
    const silent = { on: () => undefined } as unknown as ZafSdkClient;
    const connected = vi.fn<(connected: unknown) => void>();
    const loadSilent = (): Promise<ZafSdk> => Promise.resolve({ init: () => silent });
    void connect({ location: at('https://example.zendesk.com'), loadSdk: loadSilent }).then(connected);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(connected).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(connected.mock.calls).toEqual([[{ ok: false, error: { kind: 'no_answer' } }]]);
  });

  it('shakes hands through the bundled SDK where the page loaded no other', async () => {
    const heard: unknown[] = [];
    surround((message) => heard.push(message));
    vi.useFakeTimers();
    const connecting = connect({ location: window.location });
    await vi.advanceTimersByTimeAsync(REGISTER_TIMEOUT_MS);
    await vi.advanceTimersByTimeAsync(REGISTER_TIMEOUT_MS);
    expect(await connecting).toStrictEqual({ ok: false, error: { kind: 'no_answer' } });
    expect(JSON.parse(String(heard[0]))).toMatchObject({ key: 'iframe.handshake' });
  });

  it('says that nobody answers where the SDK cannot be loaded, and why where that is known', async () => {
    const location = at('https://example.zendesk.com');
    const cause = new TypeError('Failed to fetch');
    expect(await connect({ location, loadSdk: failing })).toStrictEqual({ ok: false, error: { kind: 'no_answer', cause } });
    vi.useFakeTimers();
    const connecting = connect({ location, loadSdk: () => new Promise(() => undefined) });
    await vi.advanceTimersByTimeAsync(REGISTER_TIMEOUT_MS);
    expect(await connecting).toStrictEqual({ ok: false, error: { kind: 'no_answer' } });
  });
});
