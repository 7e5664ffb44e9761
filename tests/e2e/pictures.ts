import type { Locator, Page } from '@playwright/test';

/** How much darker or lighter one of a pixel's three colours is before somebody sees it. */
const SEEN_FROM = 48;

/** Where something stands on the page, with a little around it for what is drawn there. */
export async function placeOf(element: Locator, aroundPx = 4): Promise<{ x: number; y: number; width: number; height: number }> {
  // Through the frame and whatever scrolls around it.
  await element.evaluate((node) => {
    node.scrollIntoView({ block: 'center' });
  });
  const box = await element.boundingBox();
  if (box === null) throw new Error('What is not drawn has no picture.');
  return {
    x: Math.max(0, Math.floor(box.x) - aroundPx),
    y: Math.max(0, Math.floor(box.y) - aroundPx),
    width: Math.ceil(box.width) + 2 * aroundPx,
    height: Math.ceil(box.height) + 2 * aroundPx,
  };
}

/** How many pixels differ between two pictures of the same place so that it can be seen. `canvas` is a page that nothing else is on. */
export async function differentPixels(canvas: Page, one: Buffer, other: Buffer): Promise<number> {
  return canvas.evaluate(
    async ({ pictures, seenFrom }) => {
      const [first = [], second = []] = await Promise.all(
        pictures.map(async (text) => {
          const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      let different = Math.abs(first.length - second.length) / 4;
      for (let at = 0; at < Math.min(first.length, second.length); at += 4) {
        const isSeen = [0, 1, 2].some((colour) => Math.abs((first[at + colour] ?? 0) - (second[at + colour] ?? 0)) >= seenFrom);
        if (isSeen) different += 1;
      }
      return different;
    },
    { pictures: [one.toString('base64'), other.toString('base64')], seenFrom: SEEN_FROM },
  );
}
