import { describe, expect, it } from 'vitest';
import { readErrorBody } from '#adapters/zendesk/error-body.ts';

describe('an error body of Zendesk', () => {
  it.each<[string, unknown, { code?: string; fields?: string[]; detail?: string }]>([
    [
      'an object with a title',
      { error: { title: 'Forbidden', message: 'No access' } },
      { code: 'Forbidden', detail: 'Forbidden: No access' },
    ],
    ['an object with a message alone', { error: { message: 'No access' } }, { detail: 'No access' }],
    ['a name alone', { error: 'RecordNotFound' }, { code: 'RecordNotFound', detail: 'RecordNotFound' }],
    ['a name and a description', { error: 'Invalid', description: 'No good' }, { code: 'Invalid', detail: 'Invalid: No good' }],
    ['an empty description', { error: 'Invalid', description: '' }, { code: 'Invalid', detail: 'Invalid' }],
    [
      'a list',
      { errors: [{ code: 'InvalidFilter', title: 'No such field', detail: 'x' }, { code: 'Other' }] },
      { code: 'InvalidFilter', detail: 'InvalidFilter: No such field: x' },
    ],
    ['a list beside a name', { error: 'Old', errors: [{ code: 'New' }] }, { code: 'New', detail: 'New' }],
    ['an empty list beside a name', { error: 'Old', errors: [] }, { code: 'Old', detail: 'Old' }],
    ['a list of words beside a name', { error: 'Old', errors: ['new'] }, { code: 'Old', detail: 'Old' }],
    ['no list where one belongs', { error: 'Old', errors: { 0: { code: 'New' } } }, { code: 'Old', detail: 'Old' }],
    ['a sentence', { error: "Couldn't authenticate you" }, { detail: "Couldn't authenticate you" }],
    ['a number', { error: 7 }, {}],
    ['nothing', {}, {}],
    ['a text', 'RecordNotFound', {}],
    ['null', null, {}],
    ['a bare list', [{ error: 'x' }], {}],
  ])('is read from %s', (_title, body, read) => {
    expect(readErrorBody(body)).toEqual({ code: '', fields: [], detail: '', ...read });
  });

  it('names each field that is wrong with its reason, and tells more of it in the detail', () => {
    const details = {
      external_id: [{ description: 'is taken', error: 'DuplicateValue' }],
      ticket: [
        { description: 'no such ticket', error: 'InvalidValue' },
        { description: 'is closed', error: 'ClosedTicket' },
      ],
      story: { description: 'is long' },
    };
    expect(readErrorBody({ error: 'RecordInvalid', description: 'No good', details })).toEqual({
      code: 'RecordInvalid',
      fields: ['external_id DuplicateValue', 'ticket InvalidValue', 'ticket ClosedTicket', 'story'],
      detail:
        'RecordInvalid: No good: external_id DuplicateValue is taken; ticket InvalidValue no such ticket; ticket ClosedTicket is closed; story is long',
    });
  });

  it.each([['a text'], [[{ error: 'x' }]], [null], [{ story: 'is long' }], [{ story: ['is long', null] }]])(
    'names no field in details of another shape: %j',
    (details) => {
      expect(readErrorBody({ error: 'RecordInvalid', details })).toEqual({ code: 'RecordInvalid', fields: [], detail: 'RecordInvalid' });
    },
  );

  it('never copies a sentence as a name: it may hold what somebody wrote', () => {
    const details = { 'a field of "Ada"': [{ error: 'is not good', description: 7 }], story: [{ error: 'is not good' }] };
    expect(readErrorBody({ error: 'not good', details })).toEqual({
      code: '',
      fields: ['story'],
      detail: 'not good: a field of "Ada" is not good; story is not good',
    });
  });

  it.each([
    ['x', 'x'],
    ['Record.Invalid-2_a', 'Record.Invalid-2_a'],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['x'.repeat(65), ''],
    ['2fast', ''],
    ['_x', ''],
    ['not a name', ''],
    [' x', ''],
  ])('takes "%s" as the name "%s"', (error, code) => {
    expect(readErrorBody({ error }).code).toBe(code);
  });

  it('is told in 500 characters at the most', () => {
    expect(readErrorBody({ error: 'x', description: 'y'.repeat(600) }).detail).toBe(`x: ${'y'.repeat(497)}`);
  });
});
