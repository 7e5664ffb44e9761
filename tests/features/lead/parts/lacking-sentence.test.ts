import { describe, expect, it } from 'vitest';
import { lackingSentence } from '#features/lead/parts/lacking-sentence.ts';
import { sentences } from '../../../ui/english.ts';

describe('a field that the account lacks', () => {
  it('stops giving where the rules for money read it', () => {
    expect(lackingSentence(sentences, { of: 'journal', key: 'agent_day', option: null, isRequired: true })).toBe(
      '“Moment entry” lacks the field “agent_day”. It is needed for handling money: nothing can be given until it is there.',
    );
  });

  it('stops giving where it is an option, which is named with its field', () => {
    expect(lackingSentence(sentences, { of: 'moments', key: 'status', option: 'declined', isRequired: true })).toBe(
      'The field “status” of “Service moment” lacks the option “declined”. Requests, gestures and undoing are recorded with it: nothing can be given until it is there.',
    );
  });

  it('stops nothing where they do not, and its content has another place', () => {
    expect(lackingSentence(sentences, { of: 'moments', key: 'story', option: null, isRequired: false })).toContain(
      '“Service moment” lacks the field “story”. Giving still works, and what belongs in it is kept in the field “detail”',
    );
  });
});
