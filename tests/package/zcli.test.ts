import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildApp } from '#tools/build.ts';

const startMs = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'make-it-right-zcli-'));
let server: ChildProcess | undefined;
let address = '';

/** Runs zcli itself over a copy of the built app, in a home of its own so that no account on this machine is touched. */
beforeAll(async () => {
  await buildApp('build/test-zcli');
  const served = join(folder, 'app');
  cpSync('build/test-zcli', served, { recursive: true });
  mkdirSync(join(folder, 'home'));
  // zcli asks for what is not answered here.
  const parameters = {
    currency: 'EUR',
    gesture_limit: 25,
    agent_daily_limit: 100,
    customer_limit: 50,
    customer_window_days: 60,
    customer_gesture_count: 3,
    team_monthly_budget: 1000,
    lead_gesture_limit: 100,
    leads_group: 'Team leads',
    value_source: 'user_fields',
    stripe_key: '',
    shopify_shop: '',
    shopify_token: '',
    value_model: '',
    margin_percent: '',
    cause_field: '',
    policy: '',
    reply_language: 'en',
    service_standard: '',
    gesture_executors: '',
    webhook_host: '',
    webhook_url: '',
    webhook_secret: '',
    webhook_email: '',
  };
  writeFileSync(join(served, 'zcli.apps.config.json'), JSON.stringify({ app_id: '41', parameters }));
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  server = spawn(
    process.execPath,
    [resolve('node_modules/@zendesk/zcli/bin/run'), 'apps:server', served, '--bind', '127.0.0.1', '--port', `${port}`],
    {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, HOME: join(folder, 'home'), USERPROFILE: join(folder, 'home') },
    },
  );
  await vi.waitUntil(() => isUp(address), { timeout: startMs, interval: 250 });
}, startMs * 2);

afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

it('lists the app with its sidebar and its settings', async () => {
  const listing: unknown = await (await fetch(`${address}/app.json`)).json();
  expect(listing).toMatchObject({
    apps: [
      {
        name: 'Make It Right',
        locations: { support: { ticket_sidebar: { url: 'assets/sidebar.html', flexible: true }, nav_bar: { url: 'assets/lead.html' } } },
      },
    ],
    installations: [{ app_id: '41', enabled: true, settings: expect.arrayContaining([{ currency: 'EUR' }, { gesture_limit: 25 }]) }],
  });
});

it('serves the page and everything the page loads', async () => {
  const page = await fetch(`${address}/41/assets/sidebar.html`);
  expect(page.status).toBe(200);
  const html = await page.text();
  const own = [...html.matchAll(/(?:src|href)="([^":]+)"/g)].map((match) => new URL(match[1] ?? '', page.url).href);
  expect(own.some((url) => url.endsWith('.js'))).toBe(true);
  const answers = await Promise.all(own.map(async (url) => ({ url, status: (await fetch(url)).status })));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
});

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/app.json`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const found = probe.address();
      probe.close(() => settle(typeof found === 'object' && found !== null ? found.port : 0));
    });
  });
}
