// oxlint-disable unicorn/consistent-function-scoping -- what runs in the page takes nothing along that stands around it
import type { Page } from '@playwright/test';

/** One state of the sidebar as it is drawn. Distances in px from the top of its frame; 0 where there is no such thing. */
export interface Measured {
  readonly name: string;
  readonly actEndPx: number;
  /** Of what waits for the agent, above everything. */
  readonly noticeEndPx: number;
  /** How many stops of the Tab key lead to the act, it included; 0 where it cannot be pressed. */
  readonly tabStops: number;
  /** What is wrong with it in any language. */
  readonly faults: readonly string[];
}

/** Measures all states that a page shows side by side, once nothing changes any more. */
export async function measureStates(page: Page): Promise<readonly Measured[]> {
  await page.evaluate(quiet);
  return page.evaluate(measure);
}

/** Runs in the page: what is drawn on demand is drawn. React shows it half a second after its placeholder at the earliest. */
function quiet(): Promise<void> {
  const QUIET_MS = 1500;
  return new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(end, QUIET_MS);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, QUIET_MS);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Runs in the page. */
function measure(): readonly Measured[] {
  const FIRST_NOTICE = 'main > div > .notice:first-child, main > div > section:first-child .notice';
  const TABBABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary';

  const isSeen = (element: Element): boolean => element.getClientRects().length > 0 && element.closest('.unseen, .cut') === null;
  const said = (element: Element): string => (element.textContent ?? '').trim().slice(0, 60);
  const hasText = (element: Element): boolean =>
    element instanceof HTMLInputElement ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '');

  /** Words that go on in the next line, or are wider than what they stand in. */
  const brokenWords = (button: Element): readonly string[] => {
    const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const { index, 0: word } of (node.nodeValue ?? '').matchAll(/[^\s\-/]+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    }
    return broken;
  };

  return [...document.querySelectorAll<HTMLElement>('.frame')].map((frame) => {
    const { top, left, right } = frame.getBoundingClientRect();
    const all = [...frame.querySelectorAll<HTMLElement>('*')].filter(isSeen);
    const endOf = (element: Element | null): number => (element === null ? 0 : Math.round(element.getBoundingClientRect().bottom - top));
    const act = frame.querySelector<HTMLElement>('.act');
    const stops = [...frame.querySelectorAll(TABBABLE)].filter(isSeen);
    const texts = all.filter(hasText);
    return {
      name: frame.closest('article')?.id ?? '',
      actEndPx: endOf(act),
      noticeEndPx: endOf(frame.querySelector(FIRST_NOTICE)),
      tabStops: act === null ? 0 : stops.indexOf(act) + 1,
      faults: [
        ...all
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.right > right + 1 || box.left < left - 1)
          .map(({ element }) => `beyond the edge: ${said(element)}`),
        ...texts
          // The mark of what opens in place is turned, and its corners stand out by as much.
          .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 2)
          .map((element) => `cut off: ${said(element)}`),
        ...all.filter(({ tagName }) => tagName === 'BUTTON').flatMap((button) => brokenWords(button).map((word) => `broken: ${word}`)),
      ],
    };
  });
}
