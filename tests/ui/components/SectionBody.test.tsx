import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { Section } from '#ports/section.ts';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { around } from '../around.tsx';
import { rendered, user } from '../rendered.tsx';

async function body(section: Section<string>, saysWhy = false): Promise<{ readonly page: HTMLElement; readonly retries: number[] }> {
  const retries: number[] = [];
  const page = await rendered(
    around(
      <SectionBody title="Customer value" section={section} heightPx={94} timeZone="UTC" saysWhy={saysWhy} onRetry={() => retries.push(1)}>
        {(value) => <p>worth {value}</p>}
      </SectionBody>,
    ),
  );
  return { page, retries };
}

describe('a section', () => {
  it('being read for the first time is a placeholder of its height, and nothing else', async () => {
    const { page } = await body({ state: 'loading' });
    expect(page.textContent).toBe('Loading …');
    expect(page.querySelector<HTMLElement>('.placeholder')?.style.minHeight).toBe('94px');
  });

  it('that was read is what was read, as high as usual, with no mark', async () => {
    const { page } = await body({ state: 'ready', value: '€10', atMs: NOW_MS });
    expect(page.textContent).toBe('worth €10');
    expect(page.querySelector<HTMLElement>('.stack')?.style.minHeight).toBe('94px');
  });

  it('being read again shows what was read before, and as of when', async () => {
    const { page } = await body({ state: 'stale', value: '€10', atMs: NOW_MS });
    expect(page.querySelector('.quiet')?.textContent).toMatch(/^Reloading\. These figures are from 12:00\sPM\.$/);
    expect(screen.getByText('worth €10')).toBeDefined();
    expect(page.querySelector('.failed')).toBeNull();
  });

  it('that failed says which and why, keeps what was known before and says that it is old, and is read again at a press', async () => {
    const { page, retries } = await body({ state: 'failed', error: DOWN, last: '€10' });
    expect(page.querySelector('.failed')?.textContent).toContain('Could not load: Customer value.');
    expect(await screen.findByText(/\(503\)/)).toBeDefined();
    expect(screen.getByText('This is the last known state.')).toBeDefined();
    expect(screen.getByText('worth €10')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retries).toHaveLength(1);
  });

  it('that failed says why below it where there is room, without being asked', async () => {
    const { page, retries } = await body({ state: 'failed', error: DOWN, last: null }, true);
    expect(await screen.findByText(/\(503\)/)).toBeDefined();
    expect(page.querySelector('.folded')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retries).toHaveLength(1);
  });

  it('that failed at first shows nothing and speaks of nothing known', async () => {
    const { page } = await body({ state: 'failed', error: DOWN, last: null });
    expect(page.textContent).not.toContain('worth');
    expect(page.textContent).not.toContain('known before');
  });
});
