import { useSyncExternalStore } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawFirst } from '../../src/entries/draw-first.ts';
import type { Filling } from '../../src/entries/start.tsx';
import { sentences } from '../ui/english.ts';

/** A page that fills with what comes in, and counts how often its button is pressed. */
function aPage() {
  const element = document.createElement('div');
  document.body.append(element);
  const listeners = new Set<() => void>();
  const pressed: string[] = [];
  let text = 'loading';
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const read = (): string => text;
  function Page() {
    const shown = useSyncExternalStore(subscribe, read, read);
    if (shown !== 'broken') return <Button shown={shown} />;
    // What React puts in its place is whole again.
    text = 'whole';
    throw new Error('cannot be drawn');
  }
  function Button({ shown }: { readonly shown: string }) {
    return (
      <button type="button" onClick={() => pressed.push(shown)}>
        {shown}
      </button>
    );
  }
  const filling: Filling = { subscribe, isFilled: () => text !== 'loading' };
  const shown = { element, page: <Page />, sentences, frame: null, colorScheme: 'dark' as const, filling };
  return {
    element,
    pressed,
    shown,
    fill(next: string): void {
      text = next;
      for (const listener of listeners) listener();
    },
    click: () => element.querySelector('button')?.click(),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a page before React is there', () => {
  it('is drawn at once, in the colours and the language of whoever reads it', () => {
    const { element, shown } = aPage();
    void drawFirst(shown);
    expect(element.textContent).toBe('loading');
    expect(document.documentElement.dataset['scheme']).toBe('dark');
    expect(document.documentElement.lang).toBe(sentences.locale);
  });

  it('is drawn again once for all that comes in at one go', async () => {
    const { element, shown, fill } = aPage();
    void drawFirst(shown);
    fill('one');
    fill('two');
    expect(element.textContent).toBe('loading');
    await vi.advanceTimersByTimeAsync(0);
    expect(element.textContent).toBe('two');
  });

  it('is taken over once all is read, with the nodes that are there', async () => {
    const { element, shown, fill, click, pressed } = aPage();
    const done = drawFirst(shown);
    fill('€20');
    await vi.advanceTimersByTimeAsync(0);
    const button = element.querySelector('button');
    await vi.advanceTimersByTimeAsync(40);
    await done;
    expect(element.querySelector('button')).toBe(button);
    click();
    expect(pressed).toEqual(['€20']);
  });

  it('is taken over by 1,500 ms, whatever is still to come', async () => {
    const { shown, click, pressed } = aPage();
    const done = drawFirst(shown);
    await vi.advanceTimersByTimeAsync(1_500);
    await done;
    click();
    expect(pressed).toEqual(['loading']);
  });

  it('is taken over at once where it cannot be drawn', async () => {
    const { shown, fill, click, pressed } = aPage();
    const done = drawFirst({ ...shown, filling: { ...shown.filling, isFilled: () => false } });
    fill('broken');
    await vi.advanceTimersByTimeAsync(0);
    await done;
    click();
    expect(pressed).toEqual(['whole']);
  });

  it('is taken over as soon as somebody presses, and what was pressed happens once', async () => {
    const { shown, click, pressed } = aPage();
    const done = drawFirst(shown);
    click();
    expect(pressed).toEqual([]);
    await done;
    expect(pressed).toEqual(['loading']);
  });

  it('presses nothing that has come to say something else', async () => {
    const { shown, click, pressed, fill } = aPage();
    const done = drawFirst(shown);
    click();
    fill('€30');
    await done;
    expect(pressed).toEqual([]);
  });
});
