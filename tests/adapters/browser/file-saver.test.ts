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
    createFileSaver({ document: { createElement }, open: () => null }).save({ name: 'moments.csv', type: 'text/csv', parts: ['a,', 'b'] });
    expect(link).toMatchObject({ href: 'blob:1', download: 'moments.csv' });
    expect(link.click.mock.calls).toHaveLength(1);
    expect(made).toHaveProperty('type', 'text/csv');
    await expect(new Response(made).text()).resolves.toBe('a,b');
    vi.advanceTimersByTime(59_999);
    expect(revoked.mock.calls).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(revoked.mock.calls).toEqual([['blob:1']]);
  });

  it('is a page of plain text where the frame may not save', async () => {
    vi.useFakeTimers();
    let made: Blob | null = null;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made = blob instanceof Blob ? blob : null;
      return 'blob:2';
    });
    const open = vi.fn<(address: string, target: string) => unknown>();
    createFileSaver({
      document: {
        createElement: () => {
          throw new Error('no link is made');
        },
      },
      open,
    }).open({ name: 'moments.csv', type: 'text/csv', parts: ['a,', 'b'] });
    expect(open.mock.calls).toEqual([['blob:2', '_blank']]);
    expect(made).toHaveProperty('type', 'text/plain;charset=utf-8');
    await expect(new Response(made).text()).resolves.toBe('a,b');
  });
});
