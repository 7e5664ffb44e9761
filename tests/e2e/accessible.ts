import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds in the page and its frames, as it stands once colours have changed.
 *
 * Garden fades a button that becomes enabled within 250 ms, and half-way its label is paler than either end.
 */
export async function expectAccessible(page: Page, state = ''): Promise<void> {
  const styles = await Promise.all(
    page.frames().map((frame) => frame.addStyleTag({ content: '*, ::before, ::after { transition: none !important; }' })),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  await Promise.all(styles.map((style) => style.evaluate((element) => (element as Element).remove())));
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
  expect(found, state).toEqual([]);
}
