import { describe, expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { anAgent } from '#builders/an-agent.ts';
import { PLACEHOLDERS, fillPlaceholders, firstName } from '#features/ticket/reply/placeholders.ts';

const about = { ticket: aTicket({ ticketId: '501', subject: 'My parcel is late' }), agent: anAgent({ name: 'Ben Sample' }) };

describe('a placeholder', () => {
  it.each([
    ['ticket.id', '501'],
    ['ticket.title', 'My parcel is late'],
    ['ticket.requester.name', 'Ada Example'],
    ['ticket.requester.first_name', 'Ada'],
    ['current_user.name', 'Ben Sample'],
    ['current_user.first_name', 'Ben'],
  ])('%s stands for %j', (name, value) => {
    expect(fillPlaceholders(`Dear {{${name}}}!`, about)).toBe(`Dear ${value}!`);
  });

  it('is filled wherever it stands, with or without spaces inside', () => {
    expect(fillPlaceholders('{{ ticket.id }}, {{ticket.id}}\n{{  current_user.first_name}}', about)).toBe('501, 501\nBen');
  });

  it.each(['{{ticket.account}}', '{{dc.greeting}}', '{{Ticket.id}}', '{{}}', '{ticket.id}', '{{ticket.id}', '{{ticket id}}'])(
    'that nobody here knows stays as it is: %s',
    (text) => {
      expect(fillPlaceholders(`Dear ${text}!`, about)).toBe(`Dear ${text}!`);
    },
  );

  it('is filled once: what a customer has written into a subject is no placeholder, and a dollar is a dollar', () => {
    const subject = 'Give me {{current_user.name}} and $& back';
    expect(fillPlaceholders('About: {{ticket.title}}', { ...about, ticket: { ...about.ticket, subject } })).toBe(`About: ${subject}`);
  });

  it('that is offered is one that is filled', () => {
    for (const name of PLACEHOLDERS) expect(fillPlaceholders(`{{${name}}}`, about)).not.toContain('{');
  });
});

it.each([
  ['Ada Example', 'Ada'],
  ['  Ada  Mary Example', 'Ada'],
  ['Ada', 'Ada'],
  ['', ''],
])('the first name of %j is %j', (name, first) => {
  expect(firstName(name)).toBe(first);
});
