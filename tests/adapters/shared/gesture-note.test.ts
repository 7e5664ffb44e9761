import { describe, expect, it } from 'vitest';
import { gestureNote, readNote } from '#adapters/shared/gesture-note.ts';

describe('a note of this app', () => {
  it('is read again', () => {
    expect(readNote(gestureNote({ kind: 'gift', ticketId: '501' }, 'm-1'))).toEqual({ key: 'm-1', ticketId: '501' });
    expect(readNote('Make It Right: owed refund, ticket 501, owed:m-1:2')).toEqual({ key: 'owed:m-1:2', ticketId: '501' });
  });

  it.each([
    '',
    'A birthday',
    'Make It Right: credit',
    'Thanks! Make It Right: credit, ticket 501, moment m-1',
    'Make It Right: a, ticket 1, moment x y',
  ])('is not %j', (note) => {
    expect(readNote(note)).toBeNull();
  });
});
