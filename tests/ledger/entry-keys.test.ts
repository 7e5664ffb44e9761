import { describe, expect, it } from 'vitest';
import { entryKeys } from '#ledger/entry-keys.ts';

describe("the keys of a moment's entries", () => {
  it('have a key each, whoever writes them', () => {
    expect(entryKeys('m-1')).toEqual({ reserve: 'reserve:m-1', post: 'post:m-1', void: 'void:m-1', reverse: 'reverse:m-1' });
  });

  it('have other keys for each attempt after the first', () => {
    expect(entryKeys('m-1', 1)).toEqual(entryKeys('m-1'));
    expect(entryKeys('m-1', 2)).toEqual({
      reserve: 'reserve:m-1:2',
      post: 'post:m-1:2',
      void: 'void:m-1:2',
      reverse: 'reverse:m-1:2',
    });
  });
});
