// oxlint-disable unicorn/consistent-function-scoping -- what runs in the page brings its functions with it
import type { Frame } from '@playwright/test';

/** What everybody may set for themselves: WCAG 1.4.12. */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;

/** Gives the texts of a page the room that a reader asks for, and gives a function that takes it away again. */
export async function spaceTexts(frame: Frame): Promise<() => Promise<void>> {
  const style = await frame.addStyleTag({ content: TEXT_SPACING });
  return async () => {
    await style.evaluate((element) => {
      (element as Element).remove();
    });
  };
}

/** What of a page reaches beyond its sides, and can be seen; and whether the page scrolls for it. */
export async function reachesSideways(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const isBeyond = left < -1 || right > edge + 1;
      return isBeyond && element.closest('.unseen, svg, option') === null && element.checkVisibility({ visibilityProperty: true });
    });
    const scrolls = document.documentElement.scrollWidth > edge ? ['the document scrolls sideways'] : [];
    return [...scrolls, ...beyond.map((element) => `sideways: ${element.outerHTML.slice(0, 140)}`)];
  });
}

/** What of a page cannot be read: it reaches sideways, is cut off, or two texts lie on one another. */
export async function layoutFaults(frame: Frame): Promise<readonly string[]> {
  const sideways = await reachesSideways(frame);
  const others = await frame.evaluate(() => {
    /** What the letters of two lines may share of their boxes, in px. */
    const TOUCH_PX = 3;
    /** What is there for those who hear it, and what is drawn. */
    const UNSEEN = '.unseen, svg, option, [aria-hidden="true"]';
    /** What is shown in part on purpose, and whole elsewhere on the page: a row of the list of moments. */
    const IN_PART = '.moments-story';
    const around = document.querySelector('dialog[open]') ?? document.body;
    const seen = [...around.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element.closest(UNSEEN) === null && element.checkVisibility({ visibilityProperty: true }),
    );
    const said = (element: Element): string => element.outerHTML.slice(0, 140);
    const cut = seen
      .filter((element) => element.closest(IN_PART) === null && !element.matches('input, textarea, select'))
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
        return (
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => `cut off: ${said(element)}`);
    /** Whether a line is on the screen, and not scrolled past or left out by something around it. */
    const isShown = (parent: HTMLElement, { top, bottom }: DOMRect): boolean => {
      for (let element: HTMLElement | null = parent; element !== null && element !== document.body; element = element.parentElement) {
        if (getComputedStyle(element).overflowY === 'visible') continue;
        const shown = element.getBoundingClientRect();
        if (top < shown.top - 1 || bottom > shown.bottom + 1) return false;
      }
      return true;
    };
    const lines: { readonly box: DOMRect; readonly text: Text }[] = [];
    const texts = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || (node.nodeValue ?? '').trim() === '' || !seen.includes(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (isShown(parent, box)) lines.push({ box, text: node as Text });
    }
    const overlapping: string[] = [];
    lines.forEach((one, index) => {
      for (const other of lines.slice(index + 1)) {
        if (one.text === other.text) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // A line box is higher than its letters by what its text is spaced.
        const slack = TOUCH_PX + Math.max(0, Math.min(one.box.height, other.box.height) - 16) / 2;
        if (across > TOUCH_PX && down > slack)
          overlapping.push(`on one another: “${one.text.data.trim()}” and “${other.text.data.trim()}”`);
      }
    });
    return [...cut, ...overlapping];
  });
  return [...sideways, ...others];
}

/** Of all that can be pressed, what is smaller than 24 × 24 px: WCAG 2.5.8, without its exceptions. A label is pressed for its box. */
export async function smallTargets(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const LEAST_PX = 24;
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [role="tab"], [role="option"], [tabindex="0"]';
    const sizeOf = (element: Element): readonly [number, number] => {
      const boxes = [element, ...(element instanceof HTMLInputElement ? (element.labels ?? []) : [])].map((one) =>
        one.getBoundingClientRect(),
      );
      const width = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
      const height = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
      return [width, height];
    };
    const around = document.querySelector('dialog[open]') ?? document.body;
    return [...around.querySelectorAll(CONTROLS)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, size: sizeOf(element) }))
      .filter(({ size: [width, height] }) => width < LEAST_PX || height < LEAST_PX)
      .map(({ element, size }) => `${size.map((px) => px.toFixed(1)).join(' × ')} px: ${element.outerHTML.slice(0, 140)}`);
  });
}
