import { describe, expect, it, vi } from 'vitest';
import { createPageOutput } from '#adapters/browser/page-output.ts';

function aBrowser(changes: { readonly isEnabled?: boolean; readonly refuses?: boolean } = {}) {
  const answer = (): Promise<void> => (changes.refuses === true ? Promise.reject(new Error('no')) : Promise.resolve());
  const writeText = vi.fn<(text: string) => Promise<void>>(answer);
  const requestFullscreen = vi.fn<() => Promise<void>>(answer);
  const exitFullscreen = vi.fn<() => Promise<void>>(answer);
  const print = vi.fn<() => void>();
  const document = Object.assign(new EventTarget(), {
    documentElement: { requestFullscreen },
    fullscreenEnabled: changes.isEnabled ?? true,
    fullscreenElement: null as object | null,
    exitFullscreen,
  });
  const output = createPageOutput({ window: { print }, navigator: { clipboard: { writeText } }, document });
  return { output, document, writeText, requestFullscreen, exitFullscreen, print };
}

describe('the clipboard', () => {
  it('takes a text, and says where it does not', async () => {
    expect(await aBrowser().output.copy('a')).toBe(true);
    expect(await aBrowser({ refuses: true }).output.copy('a')).toBe(false);
    const { document } = aBrowser();
    expect(await createPageOutput({ window: { print: () => {} }, navigator: {}, document }).copy('a')).toBe(false);
  });
});

describe('the screen', () => {
  it('is asked for only where the frame may have it, and a refusal is no fault', async () => {
    const allowed = aBrowser();
    await allowed.output.enterFullScreen();
    expect(allowed.requestFullscreen).toHaveBeenCalledOnce();
    const kept = aBrowser({ isEnabled: false });
    await kept.output.enterFullScreen();
    expect(kept.requestFullscreen).not.toHaveBeenCalled();
    await expect(aBrowser({ refuses: true }).output.enterFullScreen()).resolves.toBeUndefined();
  });

  it('is given back where the page has it', async () => {
    const { output, document, exitFullscreen } = aBrowser();
    await output.leaveFullScreen();
    expect(exitFullscreen).not.toHaveBeenCalled();
    document.fullscreenElement = {};
    await output.leaveFullScreen();
    expect(exitFullscreen).toHaveBeenCalledOnce();
  });

  it('tells when it was left, and no more once nobody listens', () => {
    const { output, document } = aBrowser();
    const left = vi.fn<() => void>();
    const stop = output.onFullScreenLeft(left);
    document.fullscreenElement = {};
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(left).not.toHaveBeenCalled();
    document.fullscreenElement = null;
    document.dispatchEvent(new Event('fullscreenchange'));
    stop();
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(left).toHaveBeenCalledOnce();
  });
});

it('the page is printed by the browser', () => {
  const { output, print } = aBrowser();
  output.print();
  expect(print).toHaveBeenCalledOnce();
});
