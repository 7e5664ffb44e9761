import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

const regions = ['Customer value', 'Prior incidents', 'Suggested gesture'];

/** Where each heading stands, in px from the top of the page. */
async function headings(desk: Workspace): Promise<Record<string, number>> {
  return desk
    .frame()
    .evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll('section > h2')].map((heading) => [
          heading.textContent,
          heading.getBoundingClientRect().top + window.scrollY,
        ]),
      ),
    );
}

test('nothing moves under the pointer as data arrives', async ({ open, trouble }) => {
  await trouble({ latencyMs: 1500 });
  const desk = await open();
  await expect(desk.region('Suggested gesture')).toBeVisible();
  const first = await headings(desk);
  const furthest = Object.fromEntries(regions.map((name) => [name, 0]));
  const look = async (): Promise<void> => {
    const now = await headings(desk);
    for (const name of regions) {
      const moved = Math.round((now[name] ?? Number.NaN) - (first[name] ?? Number.NaN));
      if (Math.abs(moved) > Math.abs(furthest[name] ?? 0)) furthest[name] = moved;
    }
  };
  while (!(await desk.makeItRight.isEnabled({ timeout: 100 }).catch(() => false))) await look();
  await look();
  test.info().annotations.push({ type: 'headings moved by px', description: JSON.stringify(furthest) });
  for (const name of regions) {
    expect(Math.abs(furthest[name] ?? Number.NaN), name).toBeLessThanOrEqual(2);
  }
});
