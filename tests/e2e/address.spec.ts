import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { SDK_ADDRESS } from './noise.ts';

/** Opens the app's page by itself, and lists what it asks for beside its own files and Zendesk's script. */
async function openAlone(page: Page, address: string): Promise<readonly string[]> {
  const requests: string[] = [];
  page.on('request', (request) => {
    const isOwn = new URL(request.url()).pathname.startsWith('/assets/') || request.url().startsWith(SDK_ADDRESS);
    if (!isOwn) requests.push(request.url());
  });
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return requests;
}

test('the page opened without parameters explains itself and asks for nothing', async ({ page, account }) => {
  expect(await openAlone(page, '/assets/sidebar.html')).toEqual([]);
  await expect(page.getByRole('heading', { name: 'This page belongs inside Zendesk' })).toBeVisible();
  await expect(page.getByText('Open a ticket in Zendesk and find the app in the apps panel on the right.')).toBeVisible();
  expect(await account.traffic()).toEqual([]);
});

for (const origin of ['https://evil.example', 'https://zendesk.com.evil.example', 'http://acme.zendesk.com', 'https://acme.zendesk.com.']) {
  test(`the page opened from ${origin} says that this is not Zendesk and asks for nothing`, async ({ page, account }) => {
    expect(await openAlone(page, `/assets/sidebar.html?origin=${encodeURIComponent(origin)}&app_guid=1`)).toEqual([]);
    await expect(page.getByRole('heading', { name: 'This page is not inside Zendesk' })).toBeVisible();
    await expect(page.getByText(`it was opened from ${origin}, which is not Zendesk`)).toBeVisible();
    expect(await account.traffic()).toEqual([]);
  });
}

/** Zendesk's script as a stand-in: the SDK from npm as one script, which leaves a mark when it is used. */
async function standInScript(): Promise<string> {
  const folder = resolve('build/e2e-sdk');
  mkdirSync(folder, { recursive: true });
  const entry = `${folder}/entry.js`;
  writeFileSync(
    entry,
    `import ZAFClient from ${JSON.stringify(resolve('node_modules/zendesk_app_framework_sdk'))};
     window.ZAFClient = { ...ZAFClient, init: (...args) => { document.documentElement.dataset.sdk = 'stand-in'; return ZAFClient.init(...args); } };`,
  );
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'StandIn' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('The stand-in was not built.');
  return output.output[0].code;
}

test("Zendesk's own script is used where it loads, and the one in the package is left alone", async ({ context, open }) => {
  const script = await standInScript();
  await context.route(`${SDK_ADDRESS}**`, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  const own: string[] = [];
  context.on('request', (request) => {
    if (/\/assets\/.*(zaf|zendesk_app|sdk|dist-).*\.js$/i.test(request.url())) own.push(request.url());
  });
  const desk = await (await open()).ready();
  await expect(desk.app.locator('html')).toHaveAttribute('data-sdk', 'stand-in');
  expect(own).toEqual([]);
  await desk.give();
});
