import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { readColleagues } from '#features/shared/read-colleagues.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { createFakeDirectory } from '../../fakes/fake-directory.ts';

function aTeam(count: number) {
  const world = aWorld();
  const directory = createFakeDirectory();
  for (let id = 1; id <= count; id += 1) directory.names.set(String(id), id === 1 ? 'Gil Sample' : '');
  const read = async (terms: Parameters<typeof readColleagues>[1]) => {
    const reading = readColleagues({ directory, runtime: world.runtime() }, terms);
    await world.time.run();
    return reading;
  };
  return { directory, read };
}

describe('reading who may give', () => {
  it('reads page after page, and keeps those of whom no name is told', async () => {
    const { directory, read } = aTeam(150);
    const { names, isWhole } = expectOk(await read({ pagesAtMost: 2 }));
    expect([names.size, names.get('1'), names.get('150'), isWhole]).toEqual([150, 'Gil Sample', '', true]);
    expect(directory.calls.map(({ keys }) => keys)).toEqual([[], ['100']]);
  });

  it('says that there are more after the last page that it may read', async () => {
    const { directory, read } = aTeam(201);
    const { names, isWhole } = expectOk(await read({ pagesAtMost: 2 }));
    expect([names.size, isWhole, directory.calls.length]).toEqual([200, false, 2]);
  });

  it('waits before each page', async () => {
    const { directory, read } = aTeam(150);
    const asked: number[] = [];
    const beforePage = (): Promise<void> => {
      asked.push(directory.calls.length);
      return Promise.resolve();
    };
    await read({ pagesAtMost: 2, beforePage });
    expect(asked).toEqual([0, 1]);
  });

  it('tells why a page could not be read, and nobody of the pages before', async () => {
    const { directory, read } = aTeam(150);
    directory.faults.errorBefore = ({ keys }) => (keys.length > 0 ? DOWN : null);
    expect(await read({ pagesAtMost: 2 })).toEqual({ ok: false, error: DOWN });
  });
});
