import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOGOS } from '#tools/logos.ts';
import { packagedSources } from '#tools/package-layout.ts';
import { LISTING_PICTURES } from '#tools/screenshot.ts';

/** What Zendesk's page for publishers says of the texts of a listing, in characters. */
const MOST_CHARACTERS = { name: 40, short_description: 80, long_description: 65_000, installation_instructions: 65_000 } as const;
const LARGEST_PICTURE_BYTES = 500_000;
const NAV_BAR_ICON = 'assets/icon_nav_bar.svg';
const read = (path: string): string => readFileSync(path, 'utf8');

/** Width and height, as the header of a PNG has them. */
function sizeOf(path: string): readonly [width: number, height: number] {
  const bytes = readFileSync(path);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** The outline of the mark in a picture. */
function outlineIn(svg: string): string | undefined {
  return / d="([^"]+)"/.exec(svg)?.[1];
}

describe('the texts of the listing', () => {
  const files = readdirSync('translations');

  it.each(files)('fit the lengths that Zendesk shows in full: %s', (file) => {
    const { app } = JSON.parse(read(`translations/${file}`)) as { app: Record<keyof typeof MOST_CHARACTERS, string> };
    for (const [key, most] of Object.entries(MOST_CHARACTERS) as [keyof typeof MOST_CHARACTERS, number][]) {
      expect([key, app[key].trim()]).not.toEqual([key, '']);
      expect(app[key].length).toBeLessThanOrEqual(most);
    }
  });

  it('name nothing of Zendesk’s own in the app’s name, and say who made it and where', () => {
    const { author } = JSON.parse(read('manifest.json')) as { author: Record<'name' | 'email' | 'url', string> };
    expect(JSON.parse(read('translations/en.json'))).toMatchObject({ app: { name: expect.not.stringMatching(/zendesk/i) } });
    expect(new URL(author.url).protocol).toBe('https:');
    expect(author.url).toContain(author.email.replace(/^.*@/, ''));
  });
});

describe('the logos', () => {
  it.each(LOGOS)('are squares of the size that Zendesk asks for: $path', ({ path, sizePx }) => {
    expect(sizeOf(path)).toEqual([sizePx, sizePx]);
  });

  it('are one mark with the icon of the navigation bar', () => {
    expect(outlineIn(read(NAV_BAR_ICON))).toMatch(/^M/);
    expect(outlineIn(read('assets/logo.svg'))).toBe(outlineIn(read(NAV_BAR_ICON)));
  });

  it('have square corners, which Zendesk rounds itself', () => {
    expect(read('assets/logo.svg')).toContain('<rect id="ground" width="320" height="320"');
    expect(read('assets/logo.svg')).not.toMatch(/ r[xy]=/);
  });
});

describe('the icon of the navigation bar', () => {
  const icon = read(NAV_BAR_ICON);

  it('is drawn on the grid of 18 pixels to which Zendesk scales it', () => {
    expect(icon).toContain('viewBox="0 0 18 18"');
  });

  it('is filled in the colour of whatever bar it stands in, and has no colour or line of its own', () => {
    expect([...icon.matchAll(/ (?:fill|stroke|color|style)="[^"]*"/g)].map(String)).toEqual([' fill="currentColor"']);
    expect(icon).not.toMatch(/<image|<style|<script/);
  });
});

describe('the pictures of the listing', () => {
  it.each(LISTING_PICTURES)('are of a size that Zendesk takes: %s', (path) => {
    expect(sizeOf(path)).toEqual([2048, 1536]);
    expect(statSync(path).size).toBeLessThanOrEqual(LARGEST_PICTURE_BYTES);
  });

  it('are three, numbered from 0 as Zendesk reads them', () => {
    expect(readdirSync('assets').filter((name) => name.startsWith('screenshot-'))).toEqual(
      LISTING_PICTURES.map((path) => path.slice('assets/'.length)),
    );
  });

  it('are packaged with an app that is listed, and with no private one', () => {
    const root = mkdtempSync(join(tmpdir(), 'listing-'));
    mkdirSync(join(root, 'assets'));
    mkdirSync(join(root, 'translations'));
    for (const name of ['logo.png', 'screenshot.png', 'screenshot-0.png']) writeFileSync(join(root, 'assets', name), '');
    const imagesWith = (manifest: object): string[] => {
      writeFileSync(join(root, 'manifest.json'), JSON.stringify(manifest));
      return packagedSources(root).filter((path) => path.endsWith('.png'));
    };
    expect(imagesWith({})).toEqual(['assets/logo.png']);
    expect(imagesWith({ private: true })).toEqual(['assets/logo.png']);
    expect(imagesWith({ private: false })).toEqual(['assets/logo.png', 'assets/screenshot-0.png']);
    rmSync(root, { recursive: true });
  });
});
