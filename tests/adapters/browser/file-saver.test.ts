import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFileSaver } from '#adapters/browser/file-saver.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a file for whoever looks at the page', () => {
  it('is a download with its name, its type and all its parts, and its address is given up a minute later', async () => {
    vi.useFakeTimers();
    const link = { href: '', download: '', click: vi.fn<() => void>() };
    let made: Blob | null = null;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made = blob instanceof Blob ? blob : null;
      return 'blob:1';
    });
    const revoked = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    const createElement = vi.fn<Document['createElement']>(() => link as unknown as HTMLElement);
    createFileSaver({ createElement }).save({ name: 'moments.csv', type: 'text/csv', parts: ['a,', 'b'] });
    expect(link).toMatchObject({ href: 'blob:1', download: 'moments.csv' });
    expect(link.click.mock.calls).toHaveLength(1);
    expect(made).toHaveProperty('type', 'text/csv');
    await expect(new Response(made).text()).resolves.toBe('a,b');
    vi.advanceTimersByTime(59_999);
    expect(revoked.mock.calls).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(revoked.mock.calls).toEqual([['blob:1']]);
  });
});
