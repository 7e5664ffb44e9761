import { describe, expect, it } from 'vitest';
import { read } from '../tidy/repository.ts';

const CSS = read('src/ui/page.css');

/** The colours that a scheme names, by their names. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const start = CSS.indexOf(`${selector} {`);
  const block = CSS.slice(start, CSS.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[\da-f]{3,6});/g)].map(([, name = '', colour = '']) => [name, colour]));
}

/** The relative luminance of WCAG 2.2, 0 to 1. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? Array.from(colour.slice(1), (digit) => digit + digit) : (colour.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits
    .map((pair) => Number.parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([':root', ":root[data-scheme='dark']"])('the colours of %s', (selector) => {
  const colours = coloursOf(selector);
  const colour = (name: string): string => {
    const found = colours.get(name);
    if (found === undefined) throw new Error(`${selector} names no colour --${name}`);
    return found;
  };
  const ratio = (front: string, back: string): number => contrast(colour(front), colour(back));

  it.each([
    ['control', 'background'],
    ['link', 'background'],
    ['link', 'raised'],
    ['act', 'background'],
    ['good', 'raised'],
    ['bad', 'background'],
  ])('%s, with which frames, rings and bars are drawn, is told from %s: 3 : 1 at least', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['text', 'background'],
    ['text', 'raised'],
    ['text', 'tag'],
    ['quiet', 'background'],
    ['quiet', 'raised'],
    ['quiet', 'tag'],
    ['link', 'background'],
    ['good', 'good-background'],
    ['bad', 'background'],
    ['act-text', 'act'],
    ['act-text', 'act-hover'],
  ])('%s is read on %s: 4.5 : 1 at least', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });
});
